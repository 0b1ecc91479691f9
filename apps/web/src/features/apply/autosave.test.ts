import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../lib/api/api-problem.ts';
import { createAutosave, type DraftPort, type Form, type SavedDraft } from './autosave.ts';

/** A server whose answers the test gives, and a clock that the test moves. */
function setup(draft: SavedDraft | null = null) {
  const calls: { form: Form; known: SavedDraft | null; answer: (result: SavedDraft | Error) => void }[] = [];
  const ask = (known: SavedDraft | null, form: Form) =>
    new Promise<SavedDraft>((resolve, reject) => {
      const answer = (result: SavedDraft | Error) => (result instanceof Error ? reject(result) : resolve(result));
      calls.push({ form, known, answer });
    });
  const port: DraftPort = { create: (form) => ask(null, form), save: (known, form) => ask(known, form) };
  const timers = new Set<() => void>();
  const autosave = createAutosave({
    port,
    draft,
    later: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  const pass = async () => {
    for (const run of [...timers]) {
      timers.delete(run);
      run();
    }
    await settle();
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const status = () => autosave.state.get().status;
  return { autosave, calls, pass, settle, status };
}
const saved = (version: number): SavedDraft => ({ id: 'd1', version, updatedAt: '2026-01-01T10:32:00Z' });

describe('autosave', () => {
  it('creates one draft and then saves the newest contents into it', async () => {
    const { autosave, calls, pass, settle, status } = setup();
    autosave.change({ a: 1 });
    autosave.change({ a: 2 });
    await pass();
    expect(calls.map(({ form }) => form)).toEqual([{ a: 2 }]);

    autosave.change({ a: 3 });
    autosave.change({ a: 4 });
    await pass();
    expect(calls).toHaveLength(1);
    calls[0]?.answer(saved(1));
    await settle();
    expect(status()).toBe('unsaved');
    await pass();
    expect(calls[1]).toMatchObject({ form: { a: 4 }, known: { id: 'd1', version: 1 } });
    calls[1]?.answer(saved(2));
    await settle();
    expect(status()).toBe('saved');
  });

  it('keeps contents that could not be sent and tries again', async () => {
    const { autosave, calls, pass, settle, status } = setup(saved(1));
    autosave.change({ a: 1 });
    await pass();
    calls[0]?.answer(new ApiProblem('network', 0));
    await settle();
    expect(status()).toBe('failed');
    await pass();
    expect(calls[1]?.form).toEqual({ a: 1 });
  });

  it('stops at a conflict, loses nothing, and overwrites only when told to', async () => {
    const { autosave, calls, pass, settle, status } = setup(saved(1));
    autosave.change({ mine: 1 });
    await pass();
    calls[0]?.answer(new ApiProblem('draft-conflict', 409));
    await settle();
    autosave.change({ mine: 2 });
    await pass();
    expect(status()).toBe('conflict');
    expect(calls).toHaveLength(1);

    const done = autosave.overwrite(saved(7));
    await settle();
    expect(calls[1]).toMatchObject({ form: { mine: 2 }, known: { version: 7 } });
    calls[1]?.answer(saved(8));
    await expect(done).resolves.toBe(true);
  });

  it('saves nothing while paused, and the rest afterwards', async () => {
    const { autosave, calls, pass } = setup(saved(1));
    autosave.change({ a: 1 });
    await autosave.pause();
    autosave.change({ a: 2 });
    await pass();
    expect(calls).toHaveLength(0);
    autosave.resume();
    await pass();
    expect(calls[0]?.form).toEqual({ a: 2 });
  });

  it('says whether everything could be saved before leaving', async () => {
    const { autosave, calls, settle } = setup(saved(1));
    autosave.change({ a: 1 });
    const leaving = autosave.flush();
    await settle();
    calls[0]?.answer(new ApiProblem('network', 0));
    await expect(leaving).resolves.toBe(false);
  });
});
