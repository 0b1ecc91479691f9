import type { EventDefinition, FlowNode } from '@flowhall/bpmn';
import type { Run } from './run.ts';
import type { Done, Token } from './token.ts';
import { boundaryHappens } from './trigger.ts';

/** Remembers a completed activity that can be undone. */
export function rememberDone(run: Run, node: FlowNode, token: Token): void {
  if (!run.model.hasCompensation || node.isForCompensation || node.isEventSubProcess) return;
  if (run.model.undoneBy(node.id) !== undefined) run.scopeDone(token.in).push({ at: node.id });
  else if (token.done?.length || compensationStart(run, node.id))
    run.scopeDone(token.in).push({ at: node.id, inner: token.done ?? [] });
}

function compensationStart(run: Run, scopeElement: string): FlowNode | undefined {
  return run.model
    .eventStarts(scopeElement)
    .find((start) => start.eventDefinitions.some((d) => d.type === 'bpmn:CompensateEventDefinition'));
}

/**
 * Undoes what the token's scope has completed, the last first (BPMN 2.0, 13.5.5): one activity, or everything. An event
 * sub-process undoes what its parent has completed, too.
 */
export function compensate(run: Run, token: Token, definition: EventDefinition): 'waits' | 'done' {
  const todo: Done[] = [];
  for (const list of visibleLists(run, token))
    for (const done of list.splice(0).reverse()) {
      if (definition.activity === undefined || done.at === definition.activity) todo.push(done);
      else list.unshift(done);
    }
  if (!todo.length) return 'done';
  if (definition.goesOn) {
    undoNext(run, run.create(token.at, token.in, { role: 'undo', todo }));
    return 'done';
  }
  token.todo = todo;
  undoNext(run, token);
  return 'waits';
}

function visibleLists(run: Run, token: Token): Done[][] {
  const lists = [run.scopeDone(token.in)];
  let scope = token.in === undefined ? undefined : run.tokens.get(token.in);
  for (; scope && run.node(scope.at).isEventSubProcess; scope = run.tokens.get(scope.in ?? '')) {
    // an event sub-process that compensates has been given what its own scope had completed
    if (scope.by === undefined) lists.push(run.scopeDone(scope.in));
    if (scope.in === undefined) break;
  }
  return lists;
}

/** A cancel end event: everything else in the transaction ends, what was completed is undone, then it is left. */
export function cancelTransaction(run: Run, token: Token): 'waits' {
  run.cancelInside(token.in, token);
  token.todo = run.scopeDone(token.in).splice(0).reverse();
  undoNext(run, token);
  return 'waits';
}

/** Undoes the next thing; when nothing is left the compensating token goes on. */
function undoNext(run: Run, token: Token): void {
  const done = token.todo?.shift();
  if (!done) {
    delete token.todo;
    goOn(run, token);
    return;
  }
  const handler = run.model.undoneBy(done.at);
  const start = compensationStart(run, done.at);
  if (handler !== undefined) run.send(handler, token.in, { by: token.id });
  else if (start) {
    const around = run.create(start.scopeId, token.in, { by: token.id, done: done.inner ?? [] });
    run.note('entered', around);
    run.start(run.create(start.id, around.id));
  } else {
    token.todo?.unshift(...(done.inner ?? []).toReversed());
    undoNext(run, token);
  }
}

/** Something has been undone for a compensating token. */
export function afterUndone(run: Run, by: string): void {
  const token = run.tokens.get(by);
  if (token?.todo) undoNext(run, token);
}

function goOn(run: Run, token: Token): void {
  if (token.role === 'undo') {
    run.tokens.delete(token.id);
    run.completeScope(token.in);
  } else if (run.node(token.at).eventDefinitions.some((d) => d.type === 'bpmn:CancelEventDefinition'))
    leaveTransaction(run, token);
  else run.leave(token);
}

function leaveTransaction(run: Run, token: Token): void {
  const inner = run.tokens.get(token.in ?? '');
  const host = inner?.nr === undefined ? inner : run.tokens.get(inner.in ?? '');
  if (!host) return;
  const boundary = run.index
    .boundaryEvents(host.at)
    .find((event) => event.eventDefinitions.some((d) => d.type === 'bpmn:CancelEventDefinition'));
  if (boundary) boundaryHappens(run, boundary, host);
  else {
    run.cancel(host);
    run.completeScope(host.in);
  }
}
