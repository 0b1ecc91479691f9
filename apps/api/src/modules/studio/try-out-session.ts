import { ApprovalError } from '@flowhall/approval';
import type { TryOutEntryBody } from '@flowhall/contracts';
import { EngineError } from '@flowhall/engine';
import { JobFailure } from '@flowhall/jobs';
import { FormRefusal, type TryOut, type TryOutEntry } from '@flowhall/scenarios';
import { UserError } from '../../errors.ts';
import { emptyTrace, extendTrace, type Trace } from '../instances/index.ts';
import type { CompiledDraft } from './compiled-drafts.ts';

const MINUTE_MS = 60_000;

/** Somebody's try-out with what the diagram shows of it. One thing happens after another. */
export interface TryOutSession {
  readonly id: string;
  readonly userId: string;
  readonly draft: CompiledDraft;
  readonly tryOut: TryOut;
  trace(): Trace;
  /** @throws UserError what the rules refuse; then nothing has happened */
  play(entry: TryOutEntryBody, nextWorkingDay: (from: Date) => Date): Promise<void>;
}

export function createSession(given: Pick<TryOutSession, 'id' | 'userId' | 'draft' | 'tryOut'>): TryOutSession {
  const { tryOut, draft } = given;
  const { player } = tryOut;
  const { nodes, steps } = draft.definition.model;
  let trace = emptyTrace;
  let seen = 0;
  let last: Promise<void> = Promise.resolve();

  function follow(entry?: TryOutEntryBody): void {
    const events = player.events.slice(seen);
    seen = player.events.length;
    trace = extendTrace(trace, {
      events: events.filter((event) => event.type === 'taken' || nodes.has(event.elementId)),
      handledStepIds: new Set(player.state.approval.path.map((one) => one.stepId)),
      stepIds: new Set(steps.keys()),
      backwards: entry !== undefined && 'do' in entry && (entry.do === 'return' || entry.do === 'withdraw'),
      at: player.now,
    });
  }
  follow();

  return {
    ...given,
    trace: () => trace,
    play(entry, nextWorkingDay) {
      const turn = last.then(async () => {
        await refusing(() => tryOut.play(entryOf(entry, tryOut, nextWorkingDay)));
        follow(entry);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The entry of a scenario that something to be played is. */
function entryOf(entry: TryOutEntryBody, { player }: TryOut, nextWorkingDay: (from: Date) => Date): TryOutEntry {
  if (!('advance' in entry)) return entry;
  const now = new Date(player.now);
  const until = entry.advance === 'next' ? player.nextDueAt && new Date(player.nextDueAt) : nextWorkingDay(now);
  if (!until) throw new UserError('try-out-failed', { params: { reason: '—' } });
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / MINUTE_MS));
  return { wait: `PT${minutes}M` };
}

/** Plays something; what it cannot is the caller's to mend, not a fault of the server. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FormRefusal) throw formRefused(error);
    if (error instanceof ApprovalError && error.code !== 'process-failed') throw error;
    if (error instanceof UserError) throw error;
    const isOwn = error instanceof ApprovalError || error instanceof EngineError || error instanceof JobFailure;
    // The player says in a plain Error that nothing waits where something was to happen.
    if (!isOwn && !(error instanceof Error && error.constructor === Error)) throw error;
    const reason = error instanceof ApprovalError ? String(error.params.reason ?? error.message) : error.message;
    throw new UserError('try-out-failed', { params: { reason }, cause: error });
  }
}

function formRefused({ code, faults }: FormRefusal): UserError {
  if (code === 'not-in-audience') return new UserError(code);
  const errors = faults.map(({ pointer, message }) => ({ pointer: `/form${pointer}`, message }));
  if (code === 'field-not-writable') {
    return new UserError(code, { params: { field: faults[0]?.pointer ?? '' }, errors });
  }
  return new UserError(code, { params: { count: errors.length }, errors });
}
