import type { Language } from '@flowhall/contracts';
import type { FastifyRequest } from 'fastify';

/** The product's language that the header asks for first; Chinese when it asks for neither. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((text) => /^\s*q=([0-9.]+)$/.exec(text)?.[1]).find((text) => text !== undefined);
    return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wishes
    .filter(({ tag, quality }) => (tag === 'zh' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return best?.tag === 'en' ? 'en' : 'zh';
}

/** Language of an answer, by Accept-Language. */
export const languageOf = (request: FastifyRequest): Language => preferredLanguage(request.headers['accept-language']);
