import { pinyin } from 'pinyin-pro';
import { type SearchText, toSearchText } from '../../lib/search-text.ts';

const HAN = /\p{Script=Han}/u;

/** What a person is found by: names, user name (which is the number of staff and students), pinyin and its initials. */
export function personSearch(person: {
  readonly name: string;
  readonly nameEn: string | null;
  readonly username: string;
}): SearchText {
  const { name, nameEn, username } = person;
  if (!HAN.test(name)) return toSearchText([name, nameEn ?? '', username]);
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' });
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return toSearchText([name, nameEn ?? '', username, syllables.join('').replaceAll('ü', 'v'), initials]);
}
