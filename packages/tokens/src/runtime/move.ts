import { EngineError, StaleCommandError } from '../port/errors.ts';
import type { MoveTarget, Position } from '../position.ts';
import { armBoundaryEvents, armEventSubProcesses } from './arming.ts';
import { isWaiting } from './result.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/**
 * Cancels tokens and creates others. A sub-process left without tokens is cancelled, not completed; one that a target
 * lies in is entered in the middle.
 */
export function moveTokens(run: Run, cancel: readonly Position[], to: readonly MoveTarget[]): void {
  if (!to.length) throw refused('A move needs at least one target');
  const targets = to.map((target) => placeOf(run, target));
  const doomed = new Set<Token>();
  for (const position of cancel) doomed.add(tokenAt(run, position, doomed));
  for (const { elementId, isFlow } of targets)
    for (const token of run.tokens.values())
      if (!isFlow && token.at === elementId && isWaiting(run, token) && !doomed.has(token))
        throw refused(`"${elementId}" already holds a token`);
  for (const token of doomed) run.cancel(token);
  cancelEmptied(run, new Set(targets.flatMap(({ scopeId }) => [scopeId, ...run.index.scopesOf(scopeId)])));
  for (const { elementId, scopeId, flowId } of targets) {
    const scope = openScope(run, scopeId)?.id;
    if (flowId !== undefined) run.events.push({ type: 'taken', elementId: flowId });
    run.send(elementId, scope, flowId === undefined ? {} : { flow: flowId });
  }
}

interface Place {
  elementId: string;
  scopeId: string;
  isFlow: boolean;
  flowId?: string;
}

function placeOf(run: Run, target: MoveTarget): Place {
  if ('flowId' in target) {
    const flow = run.index.flow(target.flowId);
    if (flow) return { elementId: flow.target, scopeId: flow.scopeId, isFlow: true, flowId: flow.id };
  } else {
    const node = run.index.node(target.elementId);
    if (node && !node.attachedTo && !node.isEventSubProcess)
      return { elementId: node.id, scopeId: node.scopeId, isFlow: false };
  }
  throw refused(`${JSON.stringify(target)} is no place for a token`);
}

function refused(message: string): EngineError {
  return new EngineError('move-refused', message);
}

/** The token of a position. Several may wait on one flow: each position stands for another one of them. */
function tokenAt(run: Run, position: Position, taken: ReadonlySet<Token>): Token {
  for (const token of run.tokens.values()) {
    if (token.at !== position.elementId) continue;
    if (position.type === 'join') {
      if (token.role === 'parked' && token.flow === position.flowId && !taken.has(token)) return token;
    } else if (position.executionId === undefined ? isWaiting(run, token) : token.id === position.executionId)
      return token;
  }
  if (position.type === 'join')
    throw new StaleCommandError(`No token waits at "${position.elementId}" on flow "${position.flowId}" any more`);
  throw new StaleCommandError(`Nothing is active at "${position.elementId}" any more`, position.executionId);
}

/** Cancels scopes and loops that hold no token any more and that no target needs, inner ones first. */
function cancelEmptied(run: Run, needed: ReadonlySet<string>): void {
  for (const token of [...run.tokens.values()].reverse()) {
    const isScope = token.role === 'loop' || (token.role === undefined && run.model.isScope(token.at));
    if (!isScope || needed.has(token.at) || token.todo || run.inside(token.id).length) continue;
    run.cancel(token);
  }
}

/** The token of a scope, entering it in the middle when it is not running; none stands for the process. */
function openScope(run: Run, scopeId: string): Token | undefined {
  if (scopeId === run.model.processId) return undefined;
  for (const token of run.tokens.values()) if (token.at === scopeId && token.role === undefined) return token;
  const node = run.node(scopeId);
  const token = run.create(scopeId, openScope(run, node.scopeId)?.id);
  run.note('entered', token);
  armBoundaryEvents(run, token, node);
  armEventSubProcesses(run, token);
  return token;
}
