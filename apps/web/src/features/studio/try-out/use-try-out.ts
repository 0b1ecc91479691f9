import type { BeginTryOutBody, SubmitOptions, TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { type ActBody, actOptions, beginTryOut, playTryOut, tryOutScenario, undoTryOut } from '../api/try-outs.ts';

export interface TryOutPlay {
  /** Null before somebody has applied. */
  readonly view: TryOutView | null;
  readonly pending: boolean;
  readonly error: unknown;
  begin(body: BeginTryOutBody): Promise<boolean>;
  /** True when it has happened. */
  play(entry: TryOutEntryBody): Promise<boolean>;
  /** Takes the last thing back. */
  undo(): Promise<boolean>;
  options(entry: ActBody): Promise<SubmitOptions>;
  scenario(name: string): Promise<{ text: string }>;
  startOver(): void;
}

interface Played {
  readonly beginning: BeginTryOutBody;
  readonly steps: readonly TryOutEntryBody[];
  /** As the server knows it. */
  readonly id: string;
}

/**
 * A try-out that goes on though the server has forgotten it: what was played is played again, from the same moment on and
 * with the draft as it was.
 */
export function useTryOut(draftId: string): TryOutPlay {
  const [view, setView] = useState<TryOutView | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const played = useRef<Played | null>(null);

  const attempt = async (work: () => Promise<TryOutView>): Promise<boolean> => {
    setPending(true);
    setError(null);
    try {
      setView(await work());
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      setPending(false);
    }
  };
  /** Asks about the try-out; when the server has none any more it is played again first. */
  const asking = async <T>(work: (id: string) => Promise<T>): Promise<T> => {
    const before = played.current;
    if (!before) throw new Error('Nothing has begun');
    try {
      return await work(before.id);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'not-found') throw problem;
      const again = await beginTryOut(draftId, { ...before.beginning, steps: [...before.steps] });
      played.current = { ...before, id: again.id };
      return work(again.id);
    }
  };
  const keep = (next: TryOutView, steps: (before: readonly TryOutEntryBody[]) => readonly TryOutEntryBody[]) => {
    if (played.current) played.current = { ...played.current, id: next.id, steps: steps(played.current.steps) };
    return next;
  };
  return {
    ...{ view, pending, error },
    begin: (body) =>
      attempt(async () => {
        const begun = await beginTryOut(draftId, body);
        played.current = { beginning: { ...body, at: begun.at, revision: begun.revision }, steps: [], id: begun.id };
        return begun;
      }),
    play: (entry) =>
      attempt(async () => keep(await asking((id) => playTryOut(id, entry)), (steps) => [...steps, entry])),
    undo: () => attempt(async () => keep(await asking(undoTryOut), (steps) => steps.slice(0, -1))),
    options: (entry) => asking((id) => actOptions(id, entry)),
    scenario: (name) => asking((id) => tryOutScenario(id, name)),
    startOver() {
      played.current = null;
      setView(null);
      setError(null);
    },
  };
}
