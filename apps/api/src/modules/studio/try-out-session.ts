import type { Language, TryOutEntryBody } from '@flowhall/contracts';
import type { ScenarioEntry, TryOut } from '@flowhall/scenarios';
import { emptyTrace, extendTrace, type Trace } from '../instances/index.ts';
import type { CompiledDraft } from './compiled-drafts.ts';
import { refusing, tryOutFailed } from './refusing.ts';

const MINUTE_MS = 60_000;

/** Somebody's try-out with what the diagram shows of it. One thing happens after another. */
export interface TryOutSession {
  readonly id: string;
  readonly userId: string;
  readonly draft: CompiledDraft;
  readonly tryOut: TryOut;
  trace(): Trace;
  /** @throws UserError what the rules refuse; then nothing has happened */
  play(entry: TryOutEntryBody, lang: Language): Promise<void>;
  /** Takes the last thing back. @throws UserError `try-out-failed` when there is none */
  undo(lang: Language): Promise<void>;
}

export interface NewSession extends Pick<TryOutSession, 'id' | 'userId' | 'draft' | 'tryOut'> {
  readonly nextWorkingDay: (from: Date) => Date;
}

export function createSession({ nextWorkingDay, ...given }: NewSession): TryOutSession {
  const { tryOut, draft } = given;
  const { player } = tryOut;
  const { nodes, steps } = draft.definition.model;
  /** What the diagram showed after the start and after each entry. */
  const traces: Trace[] = [];
  let seen = 0;
  let last: Promise<void> = Promise.resolve();
  const trace = (): Trace => traces.at(-1) ?? emptyTrace;

  function follow(entry?: TryOutEntryBody): void {
    const events = player.events.slice(seen);
    seen = player.events.length;
    traces.push(
      extendTrace(trace(), {
        events: events.filter((event) => event.type === 'taken' || nodes.has(event.elementId)),
        handledStepIds: new Set(player.state.approval.path.map((one) => one.stepId)),
        stepIds: new Set(steps.keys()),
        backwards: entry !== undefined && 'do' in entry && (entry.do === 'return' || entry.do === 'withdraw'),
        at: player.now,
      }),
    );
  }
  follow();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    ...given,
    trace,
    play: (entry, lang) =>
      inTurn(async () => {
        await refusing(lang, () => tryOut.play(entryOf(entry, tryOut, { nextWorkingDay, lang })));
        follow(entry);
      }),
    undo: (lang) =>
      inTurn(async () => {
        if (!tryOut.undo()) throw tryOutFailed(NOTHING_TO_UNDO[lang]);
        traces.pop();
        seen = player.events.length;
      }),
  };
}

const NOTHING_TO_UNDO: Readonly<Record<Language, string>> = {
  zh: '没有可以撤销的步骤',
  en: 'there is nothing to undo',
};
const NOTHING_DUE: Readonly<Record<Language, string>> = {
  zh: '没有会自己到期的事',
  en: 'nothing comes due by itself',
};

interface EntryContext {
  readonly nextWorkingDay: (from: Date) => Date;
  readonly lang: Language;
}

/** The entry of a scenario that something to be played is. */
function entryOf(entry: TryOutEntryBody, { player }: TryOut, { nextWorkingDay, lang }: EntryContext): ScenarioEntry {
  if (!('advance' in entry)) return entry;
  const now = new Date(player.now);
  const until = entry.advance === 'next' ? player.nextDueAt && new Date(player.nextDueAt) : nextWorkingDay(now);
  if (!until) throw tryOutFailed(NOTHING_DUE[lang]);
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / MINUTE_MS));
  return { wait: `PT${minutes}M` };
}
