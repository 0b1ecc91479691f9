import type { FlowNode } from '@flowhall/bpmn';
import { correlationKey, correlationKeysOf } from '../port/correlation-key.ts';
import { type Due, dueDate, nextDue } from '../port/due-date.ts';
import type { Run } from './run.ts';
import type { Token, TokenTimer } from './token.ts';

/** Events that come from outside or with time; errors and the like are looked for when they are thrown. */
const AWAITED = new Set([
  'bpmn:TimerEventDefinition',
  'bpmn:MessageEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
]);

/** Arms the boundary events of an activity that a token is at. */
export function armBoundaryEvents(run: Run, host: Token, node: FlowNode): void {
  for (const event of run.index.boundaryEvents(node.id)) if (isAwaited(event)) arm(run, event, host.in, host.id);
}

/** Arms the event sub-processes of a scope; no token stands for the process. */
export function armEventSubProcesses(run: Run, scope: Token | undefined): void {
  for (const start of run.model.eventStarts(scope?.at ?? run.model.processId))
    if (isAwaited(start)) arm(run, start, scope?.id, scope?.id);
}

/** Whether an event is armed: nobody has to wait for one that is thrown inside the process. */
export function isAwaited(event: FlowNode): boolean {
  return event.eventDefinitions.some((d) => AWAITED.has(d.type));
}

/** Arms one event beside a token. */
export function arm(run: Run, event: FlowNode, scope: string | undefined, on: string | undefined): Token {
  const token = run.create(event.id, scope, { role: 'armed', ...(on !== undefined && { on }) });
  startListening(run, token, event);
  return token;
}

/** Starts the timers of an event, works out its correlation keys and asks its conditions. */
export function startListening(run: Run, token: Token, event: FlowNode): void {
  const timers = event.eventDefinitions.flatMap((_, nr) => newTimer(run, token, event, nr) ?? []);
  if (timers.length) token.timers = timers;
  const keys = correlationKeysOf(event).flatMap((source, nr) =>
    source === undefined ? [] : [{ nr, key: correlationKey(event.id, source, run.scopeOf(token)) }],
  );
  if (keys.length) token.keys = keys;
  if (event.eventDefinitions.some((d) => d.condition !== undefined)) run.askCondition(token);
}

function newTimer(run: Run, token: Token, event: FlowNode, nr: number): TokenTimer | undefined {
  const timer = event.eventDefinitions[nr]?.timer;
  if (!timer) return undefined;
  return tokenTimer(nr, dueDate(event.id, timer, run.scopeOf(token)));
}

function tokenTimer(nr: number, { dueAt, repeat }: Due): TokenTimer {
  return { nr, due: dueAt.toISOString(), ...(repeat !== undefined && { times: repeat }) };
}

/** The timer for the next time after it has happened. */
function nextTimer(run: Run, token: Token, event: FlowNode, { nr, due, times }: TokenTimer): TokenTimer | undefined {
  const timer = event.eventDefinitions[nr]?.timer;
  const next = timer && nextDue(event.id, timer, { dueAt: new Date(due), repeat: times }, run.scopeOf(token));
  return next && tokenTimer(nr, next);
}

/** Arms a timer that has happened for its next time, if there is one, under a new execution id. */
export function rearm(run: Run, token: Token, event: FlowNode, happened: TokenTimer): void {
  const others = (token.timers ?? []).filter((timer) => timer.nr !== happened.nr);
  const isListening = event.eventDefinitions.some((d) => d.timer === undefined && AWAITED.has(d.type));
  const next = nextTimer(run, token, event, happened);
  if (!next && !others.length && !isListening) return;
  const timers = next ? [...others, next] : others;
  run.create(event.id, token.in, {
    role: 'armed',
    ...(token.on !== undefined && { on: token.on }),
    ...(timers.length && { timers }),
    ...(token.keys && { keys: token.keys }),
  });
}

/** Arms an event that has had all its triggers for another round, under a new execution id: its timers run anew. */
export function armAgain(run: Run, happened: Token, event: FlowNode): void {
  run.tokens.delete(happened.id);
  const again = arm(run, event, happened.in, happened.on);
  if (happened.keys) again.keys = happened.keys;
  if (happened.held) again.held = happened.held;
}

/** Takes away what is armed beside a token. */
export function disarm(run: Run, host: Token): void {
  for (const token of run.tokens.values())
    if (token.role === 'armed' && token.on === host.id) run.tokens.delete(token.id);
}
