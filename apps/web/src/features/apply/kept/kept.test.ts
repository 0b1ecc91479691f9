import type { ItemDetail } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import type { DraftPort, Form, SavedDraft } from '../autosave.ts';
import { createKeeper } from './keeper.ts';
import { findKept, type KeptDraft, type KeptStore, toForget } from './kept-draft.ts';
import { sendKept } from './send-kept.ts';

const item = (key: string) => ({ key }) as ItemDetail;
const saved = (id: string, version = 1): SavedDraft => ({ id, version, updatedAt: '2026-11-30T08:00:00Z' });
const draft = (id: string, part: Partial<KeptDraft> = {}): KeptDraft => ({
  id,
  userId: 'u1',
  item: item('leave-request'),
  saved: null,
  form: { reason: id },
  changedAt: '2026-11-30T08:00:00.000Z',
  unsent: true,
  ...part,
});

function memory(...drafts: KeptDraft[]): KeptStore & { all: Map<string, KeptDraft> } {
  const all = new Map(drafts.map((one) => [one.id, one]));
  return {
    all,
    of: async (userId) => [...all.values()].filter((one) => one.userId === userId),
    put: async (one) => void all.set(one.id, one),
    remove: async (id) => void all.delete(id),
  };
}

/** A server that answers each draft as told. */
function server(answers: Record<string, SavedDraft | ApiProblem>) {
  const asked: { known: SavedDraft | null; form: Form }[] = [];
  const answer = async (known: SavedDraft | null, form: Form) => {
    asked.push({ known, form });
    const result = answers[String(form.reason)];
    if (result === undefined || result instanceof ApiProblem) throw result ?? new Error('not expected');
    return result;
  };
  const port = (): DraftPort => ({ create: (form) => answer(null, form), save: answer });
  return { asked, port };
}
const nobody = () => false;

describe('drafts that were filled in without the network', () => {
  it('are sent when it is back: new ones are made, known ones saved over the version that they began with', async () => {
    const store = memory(draft('new'), draft('old', { saved: saved('d1', 3) }), draft('sent', { unsent: false }));
    const { asked, port } = server({ new: saved('d9'), old: saved('d1', 4) });
    const report = await sendKept(store, 'u1', { port, isOpen: nobody });
    expect(asked).toEqual([
      { known: null, form: { reason: 'new' } },
      { known: saved('d1', 3), form: { reason: 'old' } },
    ]);
    expect(report.sent.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(store.all.get('new')).toMatchObject({ unsent: false, saved: { id: 'd9' } });
  });

  it('overwrite nothing that was changed elsewhere', async () => {
    const store = memory(draft('mine', { saved: saved('d1') }));
    const { port } = server({ mine: new ApiProblem('draft-conflict', 409) });
    expect((await sendKept(store, 'u1', { port, isOpen: nobody })).conflicts.map(({ id }) => id)).toEqual(['mine']);
    expect(store.all.get('mine')).toMatchObject({ unsent: true, form: { reason: 'mine' } });
  });

  it('become new ones when theirs is gone from the server', async () => {
    const store = memory(draft('gone', { saved: saved('d1') }));
    await sendKept(store, 'u1', { ...server({ gone: new ApiProblem('not-found', 404) }), isOpen: nobody });
    expect(store.all.get('gone')).toMatchObject({ unsent: true, saved: null });
  });

  it('wait when the network is not really back, and while a page has them', async () => {
    const store = memory(draft('a'), draft('b'), draft('open'));
    const { asked, port } = server({ a: new ApiProblem('network', 0) });
    const report = await sendKept(store, 'u1', { port, isOpen: ({ id }) => id === 'open' });
    expect([asked.length, report.sent, store.all.get('b')?.unsent]).toEqual([1, [], true]);
  });

  it('are not those of anybody else', async () => {
    const { asked, port } = server({});
    await sendKept(memory(draft('x', { userId: 'u2' })), 'u1', { port, isOpen: nobody });
    expect(asked).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is found by its draft, or as what was begun for the item', () => {
    const all = [
      draft('a', { saved: saved('d1') }),
      draft('b', { changedAt: '2026-11-30T07:00:00.000Z' }),
      draft('c', { changedAt: '2026-11-30T09:00:00.000Z' }),
      draft('d', { item: item('seal-use') }),
    ];
    expect(findKept(all, 'leave-request', 'd1')?.id).toBe('a');
    expect(findKept(all, 'leave-request', null)?.id).toBe('c');
    expect(findKept(all, 'leave-request', 'd2')).toBeNull();
  });

  it('is forgotten when it is old or too much, but never before the server has it', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      draft(`s${n}`, { unsent: false, changedAt: new Date(Date.UTC(2026, 10, 1 + n)).toISOString() }),
    );
    const ancient = '2026-01-01T00:00:00.000Z';
    const all = [...many, draft('mine', { changedAt: ancient }), draft('o', { unsent: false, changedAt: ancient })];
    expect(toForget(all, new Date('2026-11-30T00:00:00Z')).toSorted()).toEqual(['o', 's0', 's1']);
  });

  it('is the newest contents, written once, until the draft is no more', async () => {
    const store = memory();
    let run = () => {};
    const keeper = createKeeper({
      open: async () => store,
      base: draft('k'),
      now: () => new Date('2026-11-30T10:00:00Z'),
      later: (later) => {
        run = later;
        return () => {};
      },
    });
    keeper.keep({ a: 1 }, null, true);
    keeper.keep({ a: 2 }, saved('d1'), true);
    expect(store.all.size).toBe(0);
    run();
    await expect(keeper.flush()).resolves.toBe(true);
    expect(store.all.get('k')).toMatchObject({ form: { a: 2 }, saved: { id: 'd1' }, unsent: true });
    await keeper.drop();
    keeper.keep({ a: 3 }, null, true);
    await keeper.flush();
    expect(store.all.size).toBe(0);
  });
});
