import type { ExternalTask, FetchAndLockBody } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import type { WakeUps } from '../../adapters/wake-ups.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { mayWorkOn } from './external-tasks.policy.ts';
import * as tasks from './external-tasks.repository.ts';

/** Work that becomes due by itself, because a pause or a lock is over, wakes nobody: it is looked for. */
const LOOK_AGAIN_MS = 2000;

export interface FetchServices {
  readonly db: DatabaseClient;
  readonly clock: Clock;
  readonly personal: PersonalBox;
  readonly work: WakeUps;
}

/**
 * Gets work for a worker, waiting for some if it says so.
 * @param signal aborted when nobody waits for the answer any more: nothing must be locked then
 * @throws UserError `forbidden` for a topic that is not the caller's
 */
export async function fetchExternalTasks(
  { db, clock, personal, work }: FetchServices,
  actor: Actor,
  { workerId, topics, maxTasks: limit, longPoll = 0 }: FetchAndLockBody,
  signal: AbortSignal,
): Promise<ExternalTask[]> {
  if (!topics.every(({ topic }) => mayWorkOn(actor, topic))) throw new UserError('forbidden');
  const watch = work.watch(topics.map(({ topic }) => topic));
  const began = performance.now();
  const wanted = new Map(topics.map(({ topic, variables }) => [topic, variables]));
  try {
    for (;;) {
      const found = await tasks.fetchAndLock(db, { workerId, topics, limit, now: clock(), personal });
      const left = longPoll - (performance.now() - began);
      if (found.length > 0 || left <= 0) return found.map((task) => present(task, wanted.get(task.topic)));
      await watch.next(Math.min(left, LOOK_AGAIN_MS), signal);
      if (signal.aborted) return [];
    }
  } finally {
    watch.stop();
  }
}

function present(task: tasks.FetchedTask, wanted: readonly string[] | undefined): ExternalTask {
  const { variables, lockedUntil, createdAt } = task;
  const shown = Object.entries(variables).filter(([name]) => !wanted || wanted.includes(name));
  return {
    ...task,
    variables: Object.fromEntries(shown),
    lockedUntil: lockedUntil.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
