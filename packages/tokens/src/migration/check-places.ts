import { canFire, joinsAhead } from '../joins-ahead.ts';
import type { Position } from '../position.ts';
import type { Token } from '../runtime/token.ts';
import { isBeside, type SplitMap, splitMap } from '../splits.ts';
import { refusal } from './findings.ts';
import type { Mapping } from './map-state.ts';
import type { MigrationFinding } from './migration-plan.ts';

/**
 * Whether the tokens can go on in the target as well as they could in the source, by the rules of moves: tokens of parallel
 * branches stay beside each other, and every parallel join ahead can get a token on each inbound flow. What was not so
 * before, the model's doing, is not held against the migration.
 */
export function checkPlaces(mapping: Mapping): MigrationFinding[] {
  const { plan, before, after, source, target } = mapping;
  const was = splitMap(plan.from.model);
  const now = splitMap(plan.to.model);
  const pairs: [Position, Position][] = [];
  for (const token of after.values()) {
    const old = before.get(token.id);
    if (!old || token.nr !== undefined || isInLoop(token, after)) continue;
    const isScope = token.role === undefined && target.nodesOf(token.at).length > 0;
    if (isScope || (old.role === undefined && source.nodesOf(old.at).length > 0)) continue;
    pairs.push([positionOf(old), positionOf(token)]);
  }
  return [...meeting(was, now, pairs), ...starving(mapping, was, now, pairs)];
}

/** Instances of a loop are on one path by right. */
function isInLoop(token: Token, tokens: ReadonlyMap<string, Token>): boolean {
  for (let at = tokens.get(token.in ?? ''); at; at = tokens.get(at.in ?? '')) if (at.role === 'loop') return true;
  return false;
}

function positionOf(token: Token): Position {
  if (token.role === 'parked' && token.flow !== undefined)
    return { type: 'join', elementId: token.at, flowId: token.flow };
  return { type: 'step', elementId: token.at, executionId: token.id };
}

function meeting(was: SplitMap, now: SplitMap, pairs: readonly [Position, Position][]): MigrationFinding[] {
  const found: MigrationFinding[] = [];
  pairs.forEach(([old, position], i) => {
    for (const [otherOld, other] of pairs.slice(i + 1))
      if (
        isBeside(was.pathOfToken(old), was.pathOfToken(otherOld)) &&
        !isBeside(now.pathOfToken(position), now.pathOfToken(other))
      )
        found.push(refusal('tokens-meet', other.elementId));
  });
  return found;
}

function starving(
  { plan }: Mapping,
  was: SplitMap,
  now: SplitMap,
  pairs: readonly [Position, Position][],
): MigrationFinding[] {
  const before = pairs.map(([old]) => old);
  const after = pairs.map(([, position]) => position);
  return joinsAhead(now, places(after)).flatMap((join) => {
    if (canFire(now, join, places(after), after)) return [];
    const old = plan.sourcesOf(join.id).flatMap((id) => was.index.node(id) ?? []);
    const starved = old.some((node) => node.type === join.type && !canFire(was, node, places(before), before));
    return starved ? [] : [refusal('join-never-fires', join.id)];
  });
}

function places(positions: readonly Position[]): string[] {
  return positions.map((position) => position.elementId);
}
