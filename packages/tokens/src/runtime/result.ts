import type { DueTimer, Incident, JoinToken, StepResult, Subscription, WaitState } from '../port/port.ts';
import { elementOf } from './elements.ts';
import type { Run } from './run.ts';
import { type Ending, writeEnd, writeSnapshot } from './snapshot.ts';
import type { InstanceState, Token } from './token.ts';
import { isListening } from './trigger.ts';

/** The result of a step that has come to rest. */
export function resultOf(run: Run, output: Record<string, unknown> | undefined): StepResult {
  const variables = { ...output, ...run.changes };
  if (run.ended) return { ...overResult(run, run.error ? 'failed' : 'completed'), variables };
  const tokens = [...run.tokens.values()];
  const parked = tokens.flatMap(joinToken);
  const waiting = tokens.filter((token) => token.role === 'armed' || isWaiting(run, token));
  const incident = waiting.some((token) => token.role !== 'armed') ? undefined : stuck(parked);
  return {
    snapshot: writeSnapshot(stateOf(run, tokens)),
    status: incident ? 'failed' : 'running',
    waiting: waiting.map((token) => waitState(run, token)),
    parked,
    timers: waiting.flatMap(dueTimers),
    subscriptions: waiting.flatMap((token) => subscriptions(run, token)),
    events: run.events,
    effects: run.effects,
    variables,
    ...(incident && { incident }),
  };
}

/** The result of a step that ended the instance. */
export function overResult(run: Run, ended: Ending): StepResult {
  const { error } = run;
  return {
    snapshot: writeEnd(run.state.seq, ended),
    status: ended,
    waiting: [],
    parked: [],
    timers: [],
    subscriptions: [],
    events: [...run.events, { type: 'ended', elementId: run.model.processId }],
    effects: run.effects,
    variables: {},
    ...(error && { error, incident: uncaught(error.elementId, error.code) }),
  };
}

/** Whether a token waits for a command at its element. */
export function isWaiting(run: Run, token: Token): boolean {
  if (token.role !== undefined || token.todo !== undefined) return false;
  return elementOf(run.node(token.at)).waits === true;
}

/** What is stored of a run. */
export function stateOf(run: Run, tokens: Token[]): InstanceState {
  const { seq, done } = run.state;
  const fired = run.state.fired?.filter((g) => g.in === undefined || run.tokens.has(g.in));
  return { seq, tokens, ...(done?.length && { done }), ...(fired?.length && { fired }) };
}

function joinToken(token: Token): JoinToken | [] {
  return token.role === 'parked' && token.flow !== undefined ? { elementId: token.at, flowId: token.flow } : [];
}

function waitState(run: Run, token: Token): WaitState {
  const node = run.node(token.at);
  const attachedTo = token.role === 'armed' ? run.scopeElement(token.on) : undefined;
  return {
    elementId: token.at,
    executionId: token.id,
    type: node.type,
    scopeId: node.scopeId,
    ...(attachedTo !== undefined && { attachedTo }),
  };
}

function dueTimers(token: Token): DueTimer | [] {
  const [first] = [...(token.timers ?? [])].sort((a, b) => a.due.localeCompare(b.due));
  return first ? { elementId: token.at, executionId: token.id, dueAt: new Date(first.due) } : [];
}

function subscriptions(run: Run, token: Token): Subscription[] {
  if (!isListening(run, token)) return [];
  const node = run.node(token.at);
  const found: Subscription[] = [];
  const add = (kind: Subscription['kind'], name: string, nr: number) => {
    const key = token.keys?.find((one) => one.nr === nr)?.key;
    found.push({ elementId: token.at, executionId: token.id, kind, name, ...(key && { correlationKey: key }) });
  };
  // what names no message is found by its own id: a message flow may lead to it
  if (node.type === 'bpmn:ReceiveTask') add('message', node.message?.name ?? node.id, 0);
  node.eventDefinitions.forEach(({ type, ref }, nr) => {
    if (token.got?.includes(nr)) return;
    if (type === 'bpmn:MessageEventDefinition') add('message', ref?.name ?? node.id, nr);
    if (type === 'bpmn:SignalEventDefinition' && ref) add('signal', ref.name, nr);
  });
  return found;
}

function stuck(parked: JoinToken[]): Incident {
  if (!parked.length)
    return { code: 'nothing-waits', message: 'Nothing is active and the process has not ended', elementIds: [] };
  const elementIds = [...new Set(parked.map((token) => token.elementId))];
  return {
    code: 'stuck-at-join',
    message: `Tokens wait at ${elementIds.join(', ')} for others that can never come`,
    elementIds,
  };
}

function uncaught(elementId: string, code: string | undefined): Incident {
  const which = code === undefined ? 'An error' : `Error ${code}`;
  return {
    code: 'uncaught-error',
    message: `${which} thrown by ${elementId} was caught by nobody`,
    elementIds: [elementId],
  };
}
