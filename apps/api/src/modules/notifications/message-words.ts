import { type Language, MESSAGE_PLACEHOLDERS, type MessageWords } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { MessageParams } from './message-text.ts';

const PLACE = /\{([^{}]*)\}/g;
const KNOWN: ReadonlySet<string> = new Set(MESSAGE_PLACEHOLDERS);

/** Puts values into words. What somebody wrote into a title is never read as a placeholder. */
export function fillWords({ subject, text }: MessageWords, params: MessageParams, lang: Language): MessageWords {
  const values = valuesOf(params, lang);
  const fill = (template: string) => template.replaceAll(PLACE, (_place, name: string) => values[name] ?? '');
  // A message without a step has nothing in the brackets that would hold it.
  const told = fill(text).replace('（）', '').replace(' ()', '');
  const behalf = params.behalf?.[lang];
  const whose = behalf ? (lang === 'zh' ? `【代${behalf}】` : `[For ${behalf}] `) : '';
  return { subject: oneLine(fill(subject)), text: whose + told };
}

/** What stands for the placeholders. */
export const valuesOf = ({ title, number, step, actor }: MessageParams, lang: Language): Record<string, string> => ({
  title,
  number,
  step: step?.[lang] ?? '',
  actor: actor?.[lang] ?? '',
});

/** @throws UserError `placeholder-unknown` */
export function checkWords({ subject, text }: MessageWords): void {
  for (const [place, name = ''] of `${subject} ${text}`.matchAll(PLACE))
    if (!KNOWN.has(name)) throw new UserError('placeholder-unknown', { params: { name: place } });
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
