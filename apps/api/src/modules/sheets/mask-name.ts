import type { LocalizedText } from '@flowhall/contracts';

/** A name that those who know the person recognise and nobody else learns: 王*、欧阳*明, `Li ***`. */
export const maskName = ({ zh, en }: LocalizedText): LocalizedText => ({ zh: maskChinese(zh), en: maskWords(en) });

const HAN = /\p{Script=Han}/u;

function maskChinese(name: string): string {
  if (!HAN.test(name)) return maskWords(name);
  const signs = [...name];
  if (signs.length < 3) return `${signs[0] ?? ''}*`;
  return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`;
}

const maskWords = (name: string): string =>
  HAN.test(name)
    ? maskChinese(name)
    : name
        .split(/\s+/)
        .map((word, at) => (at === 0 && word.length > 1 ? `${word[0]}***` : `${word[0] ?? ''}.`))
        .join(' ');
