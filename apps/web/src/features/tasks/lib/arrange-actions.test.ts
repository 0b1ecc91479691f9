import type { TaskAction } from '@flowhall/contracts';
import { expect, it } from 'vitest';
import { type ActionName, arrangeActions } from './arrange-actions.ts';

const offered = (...names: ActionName[]): TaskAction[] =>
  names.map((name) => ({
    name,
    label: { zh: name, en: name },
    opinion: 'optional',
    signature: 'none',
    attachment: 'none',
  }));
const names = (actions: readonly TaskAction[]) => actions.map((action) => action.name);

it('puts agreeing first and gathers the ways back', () => {
  const arranged = arrangeActions(
    offered('transfer', 'return-initiator', 'agree', 'return-any', 'disagree', 'return-previous'),
  );
  expect(arranged.primary?.name).toBe('agree');
  expect(arranged.disagree?.name).toBe('disagree');
  expect(names(arranged.returns)).toEqual(['return-previous', 'return-initiator', 'return-any']);
  expect(names(arranged.others)).toEqual(['transfer']);
});

it('makes claiming the first thing to do while nobody has claimed', () => {
  const arranged = arrangeActions(offered('claim'));
  expect(arranged.primary?.name).toBe('claim');
  expect(arranged.others).toEqual([]);
});

it('offers nothing to readers', () => {
  expect(arrangeActions([])).toEqual({ primary: undefined, disagree: undefined, returns: [], others: [] });
});
