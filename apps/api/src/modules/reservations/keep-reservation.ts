import type { InstanceState } from '@flowhall/approval';
import { isUnderWay } from '@flowhall/approval';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import type { Transaction } from '@flowhall/db';
import { type Reserved, reservedBy } from '@flowhall/items';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import * as reservations from './reservations.repository.ts';

/**
 * Makes what an application keeps follow from the state that an action leads to, in the action's transaction. Two who want
 * the same thing at once wait for each other; the second is refused.
 * @throws UserError `reservation-taken`
 */
export async function keepReservation(
  tx: Transaction,
  definition: CompiledDefinition,
  state: InstanceState,
  clock: Clock,
): Promise<void> {
  const { itemKey, manifest, model } = definition;
  if (!manifest.reservation) return;
  const place = { instanceId: state.id, itemKey };
  const holds = isHeld(state, model.applyStepId);
  const wanted = holds ? reservedBy(manifest.reservation, state.variables.form, clock) : null;
  if (isSame(await reservations.findKept(tx, state.id), wanted)) return;
  if (wanted) {
    await reservations.lockResources(tx, itemKey, wanted.resources);
    const conflict = await reservations.findConflict(tx, place, wanted);
    if (conflict)
      throw new UserError('reservation-taken', {
        params: { from: words(conflict.startsAt), to: words(conflict.endsAt) },
      });
  }
  await reservations.replace(tx, place, wanted);
}

/** An application that its applicant has taken back holds nothing; one that was returned for correction still does. */
function isHeld({ status, rounds }: InstanceState, applyStepId: string): boolean {
  if (!isUnderWay(status)) return status === 'completed';
  const takenBack = (round: InstanceState['rounds'][number]): boolean =>
    round.status === 'open' && round.stepId === applyStepId && round.state.reason === 'withdrawn';
  return !rounds.some(takenBack);
}

function isSame(kept: readonly reservations.Span[], wanted: Reserved | null): boolean {
  if (kept.length !== (wanted?.resources.length ?? 0)) return false;
  return kept.every(
    ({ resource, startsAt, endsAt }) =>
      wanted?.resources.includes(resource) &&
      startsAt.getTime() === wanted.from.getTime() &&
      endsAt.getTime() === wanted.to.getTime(),
  );
}

/** A moment in Beijing as people write it in both languages. */
const words = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: DEFAULT_TIME_ZONE, dateStyle: 'short', timeStyle: 'short' }).format(at);
