import type { BeginTryOutBody, TryOutEntryBody, TryOutView } from '@flowhall/contracts';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api/api-problem.ts';
import { beginTryOut, playTryOut } from '../api/try-outs.ts';

export interface TryOutPlay {
  /** Null before somebody has applied. */
  readonly view: TryOutView | null;
  readonly pending: boolean;
  readonly error: unknown;
  begin(body: BeginTryOutBody): Promise<boolean>;
  /** True when it has happened. */
  play(entry: TryOutEntryBody): Promise<boolean>;
  startOver(): void;
}

/** A try-out that goes on though the server has forgotten it: what was played is played again. */
export function useTryOut(draftId: string): TryOutPlay {
  const [view, setView] = useState<TryOutView | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const played = useRef<{ beginning: BeginTryOutBody; steps: TryOutEntryBody[] } | null>(null);

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
  return {
    ...{ view, pending, error },
    begin: (body) =>
      attempt(async () => {
        const begun = await beginTryOut(draftId, body);
        played.current = { beginning: body, steps: [] };
        return begun;
      }),
    play: (entry) =>
      attempt(async () => {
        const { beginning, steps } = played.current ?? {};
        if (!view || !beginning || !steps) throw new Error('Nothing has begun');
        const next = await playTryOut(view.id, entry).catch((problem: unknown) => {
          if (!(problem instanceof ApiProblem) || problem.code !== 'not-found') throw problem;
          return beginTryOut(draftId, { ...beginning, steps: [...steps, entry] });
        });
        steps.push(entry);
        return next;
      }),
    startOver() {
      played.current = null;
      setView(null);
      setError(null);
    },
  };
}
