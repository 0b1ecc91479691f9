import type { MultiInstance } from '@flowhall/bpmn';
import { numberOfInstances } from '../../port/number-of-instances.ts';
import { collectionOf, instanceCounts } from '../local-data.ts';
import type { Run } from '../run.ts';
import { throwOne } from '../throwing.ts';
import type { Token } from '../token.ts';
import { startInstance } from './instance.ts';

/** Starts the instances, one by one or all at once; false when there are none. */
export function startMultiInstance(run: Run, token: Token, loop: MultiInstance): boolean {
  const total = instancesOf(run, token, loop);
  if (!total || !token.loop) return false;
  token.loop.total = total;
  const first = loop.isSequential ? 1 : total;
  for (let n = 0; n < first; n++) startInstance(run, token);
  return true;
}

/** Throws what the behaviour says, asks the completion condition, starts the next; true when the activity is over. */
export function continueMultiInstance(run: Run, token: Token, loop: MultiInstance): boolean {
  const state = token.loop;
  if (!state) return true;
  throwBehavior(run, token, loop);
  if (!run.has(token)) return false;
  const { completionCondition } = loop;
  if (
    completionCondition !== undefined &&
    run.holds(token.at, completionCondition, token, instanceCounts(run, token))
  ) {
    for (const instance of run.inside(token.id)) run.cancel(instance);
    return true;
  }
  if (state.done >= (state.total ?? 0)) return true;
  if (loop.isSequential) startInstance(run, token);
  return false;
}

/** Events for completed instances (BPMN 2.0, table 10.30): for each one, for the first one, or by condition. */
function throwBehavior(run: Run, token: Token, loop: MultiInstance): void {
  const { behavior, noneEvent, oneEvent, complex } = loop;
  const events =
    behavior === 'None' && noneEvent
      ? [noneEvent]
      : behavior === 'One' && oneEvent && token.loop?.done === 1
        ? [oneEvent]
        : behavior === 'Complex'
          ? complex
              .filter(({ condition }) => run.holds(token.at, condition, token, instanceCounts(run, token)))
              .flatMap((definition) => definition.events)
          : [];
  for (const event of events) if (run.has(token)) throwOne(run, token, event);
}

function instancesOf(run: Run, token: Token, loop: MultiInstance): number {
  const { collection } = loop;
  const own = collection === undefined ? undefined : { [collection]: collectionOf(run, token, collection) };
  return numberOfInstances(token.at, loop, run.scopeOf(token, own));
}
