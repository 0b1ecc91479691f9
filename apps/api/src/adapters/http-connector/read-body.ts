import { MIMEType } from 'node:util';
import { JobFailure } from '@flowhall/jobs';

/** An answer longer than this is not read to its end. */
const LIMIT_BYTES = 1024 * 1024;

const tooLarge = (): JobFailure => new JobFailure('http-answer-too-large', { limit: LIMIT_BYTES / 1024 });

/** Reads an answer's body up to the limit. @throws JobFailure `http-answer-too-large` */
export async function readLimited(body: AsyncIterable<Buffer>, announced: string | undefined): Promise<Buffer> {
  if (Number(announced ?? 0) > LIMIT_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const TEXT = /^(?:text\/.+|application\/(?:.+\+)?xml|application\/x-www-form-urlencoded)$/;

/**
 * A body as FEEL sees it: JSON as data, texts as text, nothing and everything else as null.
 * @throws JobFailure `http-answer-unreadable` when JSON or characters are broken
 */
export function parseBody(bytes: Buffer, contentType: string | undefined): unknown {
  if (bytes.length === 0) return null;
  try {
    const type = new MIMEType(contentType ?? 'text/plain');
    const isJson = /^application\/(?:.+\+)?json$/.test(type.essence);
    if (!isJson && !TEXT.test(type.essence)) return null;
    const text = new TextDecoder(type.params.get('charset') ?? 'utf-8', { fatal: true }).decode(bytes);
    return isJson ? JSON.parse(text) : text;
  } catch (cause) {
    throw new JobFailure('http-answer-unreadable', {}, { cause: cause instanceof Error ? cause.name : undefined });
  }
}
