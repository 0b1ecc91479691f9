import type { HistoryAction, HistoryEntry } from '@flowhall/approval';
import { expect, it } from 'vitest';
import { standingOpinions } from './standing-opinions.ts';

const entry = (seq: number, action: HistoryAction, stepId: string, actorId: string): HistoryEntry => ({
  ...{ id: `${seq}`, seq, action, actorId, stepId, at: `2026-03-02T01:0${seq}:00Z` },
  ...{ onBehalfOfId: null, taskId: null, stepName: { zh: stepId, en: stepId }, opinion: null },
  ...{ detail: { actor: null }, changes: [], previousHash: '', hash: '' },
});
const seqs = (entries: readonly HistoryEntry[], more: Partial<Parameters<typeof standingOpinions>[1]>) =>
  [
    ...standingOpinions(entries, {
      ...{ done: new Set<string>(), open: new Map<string, string>(), rejected: false, applyStepId: 'apply' },
      ...more,
    }),
  ].map(([stepId, all]) => [stepId, ...all.map((one) => one.seq)]);

it('takes each person’s last word at each step that is behind', () => {
  const entries = [
    entry(1, 'submit', 'apply', 'ann'),
    entry(2, 'agree', 'head', 'bob'),
    entry(3, 'return', 'office', 'eve'),
    entry(4, 'resubmit', 'apply', 'ann'),
    entry(5, 'agree', 'head', 'bob'),
    entry(6, 'agree', 'office', 'eve'),
    entry(7, 'disagree', 'office', 'cid'),
  ];
  expect(seqs(entries, { done: new Set(['apply', 'head', 'office']) })).toEqual([
    ['head', 5],
    ['office', 6, 7],
  ]);
});

it('leaves out what was undone, and what was said before a step opened again', () => {
  const entries = [
    entry(2, 'agree', 'head', 'bob'),
    entry(3, 'agree', 'office', 'eve'),
    entry(4, 'agree', 'office', 'cid'),
  ];
  expect(seqs(entries, { done: new Set(['head']) })).toEqual([['head', 2]]);
  expect(seqs(entries, { open: new Map([['office', '2026-03-02T01:04:00Z']]) })).toEqual([['office', 4]]);
});

it('keeps the disagreement that ended it', () => {
  expect(seqs([entry(2, 'disagree', 'head', 'bob')], { rejected: true })).toEqual([['head', 2]]);
});
