import { expect, it } from 'vitest';
import { mentionedIn, splitMentions } from './mentions.ts';

const people = [
  { id: 'a', name: '王小明' },
  { id: 'b', name: '王小' },
  { id: 'c', name: 'Head of HR' },
];

it('finds whom a text mentions', () => {
  expect(mentionedIn('请 @Head of HR 看一下', people).map((one) => one.id)).toEqual(['c']);
  expect(mentionedIn('王小明 同意', people)).toEqual([]);
});

it('marks names, the longer one where one begins another', () => {
  expect(splitMentions('@王小明 请看，@王小 也看', people)).toEqual([
    { text: '@王小明', mention: true },
    { text: ' 请看，', mention: false },
    { text: '@王小', mention: true },
    { text: ' 也看', mention: false },
  ]);
  expect(splitMentions('没有', [])).toEqual([{ text: '没有', mention: false }]);
});
