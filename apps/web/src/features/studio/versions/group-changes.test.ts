import type { ItemChangeView } from '@flowhall/contracts';
import { expect, it } from 'vitest';
import { groupChanges } from './group-changes.ts';

const change = (by: string | null, path: string, at: string, definitionId: string | null = null): ItemChangeView => ({
  ...{ by, path, at, definitionId, elements: path === 'process.bpmn' ? ['Approval'] : [] },
});

it('tells what each person has changed of a version or of the draft, the process first', () => {
  const changes = [
    change('Li', 'README.md', '2026-03-02T01:00:00Z'),
    change('Li', 'process.bpmn', '2026-03-01T01:00:00Z'),
    change('Wang', 'item.yaml', '2026-03-03T01:00:00Z'),
    change('Wang', 'forms/a.json', '2026-03-01T01:00:00Z', 'v1'),
  ];
  expect(groupChanges(changes, null)).toMatchObject([
    { by: 'Wang', files: [{ path: 'item.yaml' }] },
    {
      by: 'Li',
      at: '2026-03-02T01:00:00Z',
      files: [{ path: 'process.bpmn', elements: ['Approval'] }, { path: 'README.md' }],
    },
  ]);
  expect(groupChanges(changes, 'v1').map(({ by }) => by)).toEqual(['Wang']);
  expect(groupChanges(changes, 'v2')).toEqual([]);
});
