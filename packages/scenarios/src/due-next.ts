import { type ActResult, wakeAt } from '@flowhall/approval';
import type { Application } from './application.ts';

/** Something that the clock brings. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly application: Application;
  readonly happen: () => Promise<ActResult>;
}

/** What the clock reaches next: a timer of a process, or something that a step's time brings. */
export function dueNext(applications: readonly Application[]): Due | undefined {
  const all = applications.flatMap((application): Due[] => [
    ...application.state.timers.map(({ dueAt, executionId }) => ({
      application,
      at: Date.parse(dueAt),
      happen: () => application.continue({ command: { type: 'fire-timer', executionId } }),
    })),
    ...application.state.rounds.map((round) => ({
      application,
      at: Date.parse(wakeAt(round) ?? ''),
      happen: () => application.perform(null, { type: 'round-time', roundId: round.id }),
    })),
  ]);
  return all.filter(({ at }) => at > 0).sort((one, other) => one.at - other.at)[0];
}
