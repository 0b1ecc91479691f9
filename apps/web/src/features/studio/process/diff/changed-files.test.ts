import { expect, it } from 'vitest';
import { changedFiles } from './changed-files.ts';

const file = (path: string, text?: string) => ({
  path,
  mediaType: 'text/plain',
  size: text?.length ?? 3,
  ...(text !== undefined && { text }),
});

it('tells which files of an item are not as they were', () => {
  const before = [
    file('process.bpmn', 'a'),
    file('item.yaml', 'a'),
    file('forms/a.json', '{}'),
    file('templates/x.docx'),
  ];
  const after = [
    file('process.bpmn', 'b'),
    file('item.yaml', 'b'),
    file('forms/b.json', '{}'),
    file('templates/x.docx'),
  ];
  expect(changedFiles(before, after)).toEqual([
    { path: 'forms/a.json', kind: 'removed' },
    { path: 'forms/b.json', kind: 'added' },
    { path: 'item.yaml', kind: 'changed' },
  ]);
});
