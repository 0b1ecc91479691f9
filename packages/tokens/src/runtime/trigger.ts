import type { FlowNode } from '@flowhall/bpmn';
import { armAgain, armEventSubProcesses, disarm, rearm } from './arming.ts';
import type { Run } from './run.ts';
import type { Token, TokenTimer } from './token.ts';

/** Whether an event can happen at a token: it is armed, or waits at a catching event or receive task. */
export function isListening(run: Run, token: Token): boolean {
  if (token.role) return token.role === 'armed';
  if (run.isOnTheWay(token)) return false;
  const node = run.node(token.at);
  return node.type === 'bpmn:IntermediateCatchEvent' || node.type === 'bpmn:ReceiveTask';
}

/** One event definition of a listening token happens. */
export function trigger(run: Run, token: Token, nr: number): void {
  const node = run.node(token.at);
  const timer = token.timers?.find((t) => t.nr === nr);
  if (!node.parallelMultiple || node.eventDefinitions.length < 2) {
    happen(run, token, node, timer);
    return;
  }
  const got = [...new Set([...(token.got ?? []), nr])];
  if (timer) token.timers = token.timers?.filter((t) => t !== timer);
  if (got.length < node.eventDefinitions.length) {
    token.got = got;
    return;
  }
  delete token.got;
  if (token.role === 'armed' && node.interrupting === false) armAgain(run, token, node);
  happen(run, token, node);
}

/** Everything that a listening token has waited for has happened. */
function happen(run: Run, token: Token, node: FlowNode, timer?: TokenTimer): void {
  if (token.role !== 'armed') {
    stopListening(token);
    run.leave(token);
  } else if (node.attachedTo) {
    const host = run.tokens.get(token.on ?? '');
    if (host) boundaryHappens(run, node, host, token, timer);
  } else if (node.type === 'bpmn:StartEvent') startEventSubProcess(run, node, token.in, token, timer);
  else chooseAtGateway(run, token);
}

function stopListening(token: Token): void {
  delete token.role;
  delete token.on;
  delete token.timers;
  delete token.keys;
  delete token.held;
}

/**
 * A boundary event happens.
 *
 * @param armed what was armed for it, if the event comes from outside
 */
export function boundaryHappens(run: Run, event: FlowNode, host: Token, armed?: Token, timer?: TokenTimer): void {
  const interrupts = event.interrupting !== false;
  const token = happeningToken(run, event, host.in, interrupts, armed, timer);
  run.note('entered', token);
  if (interrupts) run.cancel(host);
  run.leave(token);
}

/** An armed event becomes the token of what happens; one that can happen again stays armed. */
function happeningToken(
  run: Run,
  event: FlowNode,
  scope: string | undefined,
  interrupts: boolean,
  armed: Token | undefined,
  timer: TokenTimer | undefined,
): Token {
  if (!armed || (!interrupts && !timer)) return run.create(event.id, scope);
  if (!interrupts && timer) rearm(run, armed, event, timer);
  stopListening(armed);
  return armed;
}

/** An event sub-process starts in its scope; an interrupting one ends everything else there. */
export function startEventSubProcess(
  run: Run,
  start: FlowNode,
  scope: string | undefined,
  armed?: Token,
  timer?: TokenTimer,
): void {
  const interrupts = start.interrupting !== false;
  const happening = happeningToken(run, start, scope, interrupts, armed, timer);
  const around = run.create(start.scopeId, scope);
  run.note('entered', around);
  happening.in = around.id;
  run.note('entered', happening);
  if (interrupts) run.cancelInside(scope, around);
  armEventSubProcesses(run, around);
  run.leave(happening);
}

/** The first event after an event-based gateway decides. */
function chooseAtGateway(run: Run, token: Token): void {
  const gateway = run.tokens.get(token.on ?? '');
  if (!gateway) return;
  stopListening(token);
  disarm(run, gateway);
  run.tokens.delete(gateway.id);
  run.note('left', gateway);
  const flow = run.index.incoming(token.at).find((f) => f.source === gateway.at);
  if (flow) run.events.push({ type: 'taken', elementId: flow.id });
  run.note('entered', token);
  run.leave(token);
}

/** A signal is heard by whatever listens for it now. */
export function broadcast(run: Run, name: string): boolean {
  const heard: [Token, number][] = [];
  for (const token of run.tokens.values()) {
    if (!isListening(run, token)) continue;
    run.node(token.at).eventDefinitions.forEach((definition, nr) => {
      if (definition.type === 'bpmn:SignalEventDefinition' && definition.ref?.name === name) heard.push([token, nr]);
    });
  }
  for (const [token, nr] of heard) if (run.has(token)) trigger(run, token, nr);
  return heard.length > 0;
}
