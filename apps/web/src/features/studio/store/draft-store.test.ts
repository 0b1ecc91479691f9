import type { ItemDraftView, SaveItemDraftBody } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { createDraftStore } from './draft-store.ts';
import { keptChanges } from './kept-changes.ts';

const LOCK = { userId: 'u', userName: '李', until: '2030-01-01T00:00:00Z', mine: false };
const view = (revision: number, text: string): ItemDraftView => ({
  ...{ id: 'd', itemKey: 'item', name: { zh: '事项', en: 'Item' }, basedOn: null, revision, changed: true },
  ...{ updatedAt: '2030-01-01T00:00:00Z', updatedBy: null, lock: { ...LOCK, mine: true } },
  files: [{ path: 'item.yaml', mediaType: 'application/yaml', size: text.length, sha256: text, text }],
  abilities: { edit: true, deploy: true, migrate: true },
});

/** A server that answers saves from a list, a clock that the test moves, and a browser's storage. */
function setup(answers: (Error | number)[] = [], storage = new Map<string, string>(), userId = 'u') {
  const sent: SaveItemDraftBody[] = [];
  let server = view(1, 'a');
  let due: (() => void) | null = null;
  const store = createDraftStore(server, {
    load: async () => server,
    save: async (body) => {
      sent.push(body);
      const answer = answers.shift() ?? body.revision + 1;
      if (answer instanceof Error) throw answer;
      return { revision: answer, findings: [] };
    },
    lock: async () => ({ ...LOCK, mine: true }),
    kept: keptChanges(
      { draftId: 'd', userId },
      {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
    ),
    later: (_ms, run) => {
      due = run;
      return () => {
        if (due === run) due = null;
      };
    },
  });
  return {
    ...{ store, sent, storage },
    saving: () => store.state.get().saving.state,
    text: () => store.state.get().files.get('item.yaml')?.text,
    setServer: (next: ItemDraftView) => {
      server = next;
    },
    isDue: () => due !== null,
    async pass() {
      due?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const refusal = (code: 'draft-locked' | 'draft-conflict', current: unknown) =>
  new ApiProblem(code, 409, { code, current });

describe('the draft store', () => {
  it('sends again as it was what no answer was heard of, and what has come since after it', async () => {
    const lost = new ApiProblem('network', 0, {});
    const { store, sent, saving, text, pass } = setup([lost, 2, 3]);
    store.change('item.yaml', { text: 'ab' });
    await pass();
    expect([saving(), sent.length]).toEqual(['offline', 1]);
    store.change('item.yaml', { text: 'abc' });
    store.change('README.md', { text: 'r' });
    await pass();
    expect(sent[1]).toEqual(sent[0]);
    expect([saving(), text()]).toEqual(['waiting', 'abc']);
    await pass();
    expect(sent[2]).toEqual({
      revision: 2,
      changes: [
        { path: 'item.yaml', text: 'abc' },
        { path: 'README.md', text: 'r' },
      ],
    });
    expect([saving(), sent.length]).toEqual(['saved', 3]);
  });

  it('has nothing to save of what a closed page left and the server has', () => {
    const storage = new Map<string, string>();
    const before = setup([], storage);
    before.store.change('item.yaml', { text: 'a2' });
    const after = setup([], new Map([...storage].map(([key, value]) => [key, value.replace('a2', 'a')])));
    expect([after.saving(), after.storage.size, after.isDue()]).toEqual(['saved', 0, false]);
  });

  it('saves the rest of typing at once, by the revision that it has', async () => {
    const { store, sent, saving, text, pass, storage } = setup();
    store.change('item.yaml', { text: 'ab' });
    store.change('item.yaml', { text: 'abc' });
    expect([saving(), text(), sent.length, storage.size]).toEqual(['waiting', 'abc', 0, 1]);
    await pass();
    expect(sent).toEqual([{ revision: 1, changes: [{ path: 'item.yaml', text: 'abc' }] }]);
    expect([saving(), storage.size]).toEqual(['saved', 0]);
    store.change('forms/x.json', { text: '{}' });
    await pass();
    expect(sent[1]?.revision).toBe(2);
  });

  it('saves nothing when the text is as it was', async () => {
    const { store, saving, sent, pass } = setup();
    store.change('item.yaml', { text: 'ab' });
    store.change('item.yaml', { text: 'a' });
    await pass();
    expect([saving(), sent]).toEqual(['saved', []]);
    expect(store.state.get().files.get('item.yaml')?.text).toBe('a');
  });

  it('keeps what is typed while a save is under way, and saves it next', async () => {
    const { store, sent, saving, text, pass } = setup();
    store.change('item.yaml', { text: 'b' });
    const first = store.flush();
    store.change('item.yaml', { text: 'c' });
    await first;
    expect([text(), saving()]).toEqual(['c', 'waiting']);
    await pass();
    expect(sent.map((body) => body.changes[0]?.text)).toEqual(['b', 'c']);
    expect(saving()).toBe('saved');
  });

  it('keeps changes while the connection is away, and saves them when it is back', async () => {
    const { store, sent, saving, text, pass, storage, isDue } = setup([new ApiProblem('network', 0)]);
    store.change('item.yaml', { text: 'b' });
    await pass();
    expect([saving(), text(), storage.size, isDue()]).toEqual(['offline', 'b', 1, true]);
    store.change('README.md', { text: 'r' });
    await pass();
    await pass();
    expect(saving()).toBe('saved');
    expect(sent.slice(1).map(({ changes }) => changes.map((change) => change.path))).toEqual([
      ['item.yaml'],
      ['README.md'],
    ]);
  });

  it("keeps nobody's changes for the next person at the same browser", async () => {
    const before = setup([new ApiProblem('network', 0)]);
    before.store.change('item.yaml', { text: 'b' });
    const next = setup([], before.storage, 'somebody-else');
    expect([next.saving(), next.text(), next.isDue()]).toEqual(['saved', 'a', false]);
    expect(setup([], before.storage).text()).toBe('b');
  });

  it('finds what a closed page has left, and saves it', async () => {
    const before = setup([new ApiProblem('network', 0)]);
    before.store.change('item.yaml', { text: 'b' });
    await before.pass();
    const { text, pass, saving, sent } = setup([], before.storage);
    expect(text()).toBe('b');
    await pass();
    expect([saving(), sent.length]).toEqual(['saved', 1]);
  });

  it('lets the writer choose when the draft was changed elsewhere', async () => {
    const { store, saving, text, pass, setServer, sent } = setup([refusal('draft-conflict', { revision: 4 })]);
    store.change('item.yaml', { text: 'mine' });
    await pass();
    expect([saving(), text()]).toEqual(['conflict', 'mine']);
    store.change('item.yaml', { text: 'mine too' });
    expect(saving()).toBe('conflict');
    setServer(view(4, 'theirs'));
    await store.settle('mine');
    expect(sent[1]).toEqual({ revision: 4, changes: [{ path: 'item.yaml', text: 'mine too' }] });
    expect(saving()).toBe('saved');
  });

  it('takes theirs when asked to', async () => {
    const { store, saving, text, pass, setServer, storage } = setup([refusal('draft-conflict', { revision: 4 })]);
    store.change('item.yaml', { text: 'mine' });
    await pass();
    setServer(view(4, 'theirs'));
    await store.settle('theirs');
    expect([saving(), text(), storage.size]).toEqual(['saved', 'theirs', 0]);
  });

  it('saves nothing over somebody who has taken over, and loses nothing', async () => {
    const { store, saving, text, pass, sent, setServer } = setup([refusal('draft-locked', LOCK)]);
    store.change('item.yaml', { text: 'mine' });
    await pass();
    expect([saving(), text(), store.state.get().draft.lock?.mine]).toEqual(['locked', 'mine', false]);
    await store.flush();
    expect(sent.length).toBe(1);
    setServer(view(1, 'a'));
    await store.takeInHand(true);
    expect([saving(), sent[1]?.changes[0]?.text]).toEqual(['saved', 'mine']);
  });

  it('takes in what others have saved as long as nothing waits here', () => {
    const { store, text, saving } = setup();
    store.meet(view(2, 'theirs'));
    expect([text(), saving()]).toEqual(['theirs', 'saved']);
    store.change('item.yaml', { text: 'mine' });
    store.meet(view(3, 'newer'));
    expect([text(), saving()]).toEqual(['mine', 'conflict']);
    store.meet(view(1, 'old'));
    expect(text()).toBe('mine');
  });
});
