import type { ProcessModel } from '@flowhall/bpmn';
import { reachable } from './flat-graph.ts';
import { joinsCanFire } from './joins-ahead.ts';
import type { MovePlan, MoveRefusal } from './move-plan.ts';
import type { MoveTarget, Position } from './position.ts';
import { refuse } from './refusal.ts';
import { type BranchPath, isBeside, leavingNode, type SplitMap, splitMap } from './splits.ts';

/**
 * Plans to take a token back to an earlier element. Cancelled are exactly the tokens that stem from the same split as the
 * leaving one, up to the innermost split that the target lies before, tokens parked at joins among them; everything
 * outside is left alone. Refused is what would leave two tokens on one path or a join without its tokens.
 *
 * @param positions all tokens of the instance
 * @param from the leaving token, one of `positions`
 * @param target id of the element to go back to
 */
export function planMove(
  model: ProcessModel,
  positions: readonly Position[],
  from: Position,
  target: string,
): MovePlan | MoveRefusal {
  const map = splitMap(model);
  const { index, graph } = map;
  const node = index.node(target);
  const leaving = positions.find((p) => isSame(p, from));
  if (!node || node.attachedTo) return refuse('unknown-element', target);
  if (!leaving) return refuse('not-active', from.elementId);
  if (positions.some((p) => p.type === 'step' && p.elementId === target)) return refuse('holds-token', target);
  const path = map.pathOf(graph.entry(target));
  const wrongBranch = checkBranches(path, map.pathOfToken(leaving), target);
  if (wrongBranch) return wrongBranch;
  if (!isBefore(map, target, leaving)) return refuse('not-before', target);
  const cancel = positions.filter((p) => p === leaving || isSwept(map, p, leaving, target, path));
  const keep = positions.filter((p) => !cancel.includes(p));
  if (keep.some((p) => !isBeside(map.pathOfToken(p), path))) return refuse('path-occupied', target);
  if (!joinsCanFire(map, target, keep)) return refuse('inside-finished-split', target);
  return { allowed: true, cancel, keep, to: [{ elementId: target }], restore: placesOf(map, cancel) };
}

/** The user tasks among those visited to which the token may go back, in the order given. */
export function legalReturnTargets(
  model: ProcessModel,
  positions: readonly Position[],
  from: Position,
  visitedStepIds: Iterable<string>,
): string[] {
  const { index } = splitMap(model);
  return [...new Set(visitedStepIds)].filter(
    (id) => index.node(id)?.type === 'bpmn:UserTask' && planMove(model, positions, from, id).allowed,
  );
}

/**
 * Plans the way straight back after a return: instead of completing, the target's token goes and the cancelled tokens are
 * there again, so that nothing of parallel branches is lost.
 *
 * @param from the token at the element that the return led to
 * @param restore `restore` of the return's plan
 */
export function planJumpBack(
  model: ProcessModel,
  positions: readonly Position[],
  from: Position,
  restore: readonly MoveTarget[],
): MovePlan | MoveRefusal {
  const map = splitMap(model);
  const leaving = positions.find((p) => isSame(p, from));
  if (!leaving) return refuse('not-active', from.elementId);
  const own = map.splits.find((s) => s.node === map.graph.entry(leaving.elementId) && s.node !== leaving.elementId);
  const cancel = positions.filter((p) => p === leaving || (own !== undefined && map.pathOfToken(p).has(own)));
  const keep = positions.filter((p) => !cancel.includes(p));
  for (const place of restore) {
    const position = asPosition(map, place);
    if (!position) return refuse('unknown-element', 'flowId' in place ? place.flowId : place.elementId);
    if (keep.some((p) => isAt(p, position))) return refuse('holds-token', position.elementId);
    const path = map.pathOfToken(position);
    if (keep.some((p) => !isBeside(map.pathOfToken(p), path))) return refuse('path-occupied', position.elementId);
  }
  return { allowed: true, cancel, keep, to: [...restore], restore: placesOf(map, cancel) };
}

function isBefore({ index, graph }: SplitMap, target: string, leaving: Position): boolean {
  const after = reachable(graph, [graph.entry(target)]);
  if (leaving.type === 'step') return leaving.elementId !== target && after.has(leaving.elementId);
  return after.has(leavingNode(index, index.flow(leaving.flowId)?.source ?? ''));
}

/** Every split around the target must be around the leaving token, on the same branch, or be harmless. */
function checkBranches(path: BranchPath, leaving: BranchPath, target: string): MoveRefusal | undefined {
  for (const [split, branches] of path) {
    const own = leaving.get(split);
    if (own && !isEqual(own, branches)) return refuse('sibling-branch', target);
    if (!own && !split.exitNeverJams) return refuse('inside-finished-split', target);
  }
  return undefined;
}

/** Whether a token goes with the leaving one: same split that the target lies before, or a sub-process that is left. */
function isSwept(map: SplitMap, position: Position, leaving: Position, target: string, path: BranchPath): boolean {
  const own = map.pathOfToken(position);
  for (const split of map.pathOfToken(leaving).keys()) if (!path.has(split) && own.has(split)) return true;
  const around = map.index.scopesOf(position.elementId);
  return map.index
    .scopesOf(leaving.elementId)
    .some((scope) => !map.index.scopesOf(target).includes(scope) && around.includes(scope));
}

function isEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((branch) => b.has(branch));
}

function isSame(a: Position, b: Position): boolean {
  if (!isAt(a, b)) return false;
  const [x, y] = [a, b].map((p) => (p.type === 'step' ? p.executionId : undefined));
  return x === undefined || y === undefined || x === y;
}

function isAt(a: Position, b: Position): boolean {
  if (a.type === 'join' || b.type === 'join')
    return a.type === b.type && 'flowId' in a && 'flowId' in b && a.flowId === b.flowId;
  return a.elementId === b.elementId;
}

/** Where the tokens were. The instances of a loop come back by entering the activity once. */
function placesOf({ index }: SplitMap, positions: readonly Position[]): MoveTarget[] {
  const loops = new Set<string>();
  return positions
    .filter(({ type, elementId }) => {
      if (type === 'join' || !index.node(elementId)?.loop) return true;
      const isFirst = !loops.has(elementId);
      loops.add(elementId);
      return isFirst;
    })
    .map(asTarget);
}

function asTarget(position: Position): MoveTarget {
  return position.type === 'join' ? { flowId: position.flowId } : { elementId: position.elementId };
}

function asPosition({ index }: SplitMap, place: MoveTarget): Position | undefined {
  if ('elementId' in place) return index.node(place.elementId) && { type: 'step', elementId: place.elementId };
  const flow = index.flow(place.flowId);
  return flow && { type: 'join', elementId: flow.target, flowId: flow.id };
}
