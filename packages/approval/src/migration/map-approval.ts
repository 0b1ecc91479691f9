import type { MigrationPlan, MoveTarget, Position } from '@flowhall/tokens';
import type { ApprovalState, PathEntry, ReturnPlan, Round, Undo } from '../state.ts';

type TargetOf = MigrationPlan['targetOf'];

/** What an instance remembers of its steps, in the words of another version. */
export interface MappedApproval {
  readonly approval: ApprovalState;
  readonly rounds: readonly Round[];
}

/**
 * Renames the steps that an instance remembers. A handled step that the target lacks leaves the path: nobody can go back to
 * it, and what it had opened counts as opened by what had opened it. A return that led over such a step can no longer be
 * jumped back over; who handled and chose what stays known.
 */
export function mapApproval(approval: ApprovalState, rounds: readonly Round[], targetOf: TargetOf): MappedApproval {
  const openerOf = openers(approval, targetOf);
  const entries = (path: readonly PathEntry[]) => path.flatMap((entry) => mapEntry(entry, targetOf, openerOf) ?? []);
  return {
    approval: {
      ...approval,
      path: entries(approval.path),
      chosen: renameKeys(approval.chosen, targetOf),
      handlers: renameKeys(approval.handlers, targetOf),
      returns: approval.returns.flatMap((plan) => mapReturn(plan, targetOf, openerOf, entries) ?? []),
    },
    rounds: rounds.map((round) => mapRound(round, targetOf, openerOf)),
  };
}

/** Keys that the target lacks stay as they are: what was said at a step is not forgotten with it. */
export function renameKeys<T>(record: Readonly<Record<string, T>>, targetOf: TargetOf): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [targetOf(id) ?? id, value]));
}

type OpenerOf = (id: string | null) => string | null;

/** The nearest entry of the path at or before one that the target still has. */
function openers({ path, returns }: ApprovalState, targetOf: TargetOf): OpenerOf {
  const known = new Map([...returns.flatMap((plan) => plan.undone), ...path].map((entry) => [entry.id, entry]));
  return (first) => {
    let id = first;
    for (let entry = known.get(id ?? ''); entry && targetOf(entry.stepId) === undefined; entry = known.get(id ?? ''))
      id = entry.openedBy;
    return id;
  };
}

function mapEntry(entry: PathEntry, targetOf: TargetOf, openerOf: OpenerOf): PathEntry | undefined {
  const stepId = targetOf(entry.stepId);
  if (stepId === undefined) return undefined;
  return { ...entry, stepId, openedBy: openerOf(entry.openedBy), undo: entry.undo && mapUndo(entry.undo, targetOf) };
}

function mapRound(round: Round, targetOf: TargetOf, openerOf: OpenerOf): Round {
  const stepId = targetOf(round.stepId) ?? round.stepId;
  const openedBy = openerOf(round.state.openedBy);
  if (stepId === round.stepId && openedBy === round.state.openedBy) return round;
  return { ...round, stepId, state: { ...round.state, openedBy } };
}

function mapReturn(
  plan: ReturnPlan,
  targetOf: TargetOf,
  openerOf: OpenerOf,
  entries: (path: readonly PathEntry[]) => PathEntry[],
): ReturnPlan | undefined {
  const restore = mapAll(plan.restore, (target) => mapTarget(target, targetOf));
  if (!restore) return undefined;
  const people = Object.entries(renameKeys(plan.people, targetOf)).map(
    ([id, one]) => [id, { ...one, openedBy: openerOf(one.openedBy) }] as const,
  );
  return { ...plan, restore, people: Object.fromEntries(people), undone: entries(plan.undone) };
}

function mapUndo(undo: Undo, targetOf: TargetOf): Undo | null {
  const positions = mapAll(undo.produced, (position) => mapPosition(position, targetOf));
  const targets = mapAll(undo.consumed, (target) => mapTarget(target, targetOf));
  return positions && targets ? { ...undo, produced: positions, consumed: targets } : null;
}

function mapPosition(position: Position, targetOf: TargetOf): Position | undefined {
  const elementId = targetOf(position.elementId);
  if (elementId === undefined) return undefined;
  if (position.type === 'step') return { ...position, elementId };
  const flowId = targetOf(position.flowId);
  return flowId === undefined ? undefined : { ...position, elementId, flowId };
}

function mapTarget(target: MoveTarget, targetOf: TargetOf): MoveTarget | undefined {
  const id = targetOf('flowId' in target ? target.flowId : target.elementId);
  if (id === undefined) return undefined;
  return 'flowId' in target ? { flowId: id } : { elementId: id };
}

/** All or nothing. */
function mapAll<T, U>(list: readonly T[], map: (one: T) => U | undefined): U[] | undefined {
  const mapped = list.flatMap((one) => map(one) ?? []);
  return mapped.length === list.length ? mapped : undefined;
}
