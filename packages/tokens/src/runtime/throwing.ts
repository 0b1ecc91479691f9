import type { EventDefinition, FlowNode } from '@flowhall/bpmn';
import { correlationKey } from '../port/correlation-key.ts';
import { throwError, throwEscalation } from './catching.ts';
import { cancelTransaction, compensate } from './compensation.ts';
import { readInputs } from './local-data.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';
import { broadcast } from './trigger.ts';

/**
 * Throws what a throwing or end event says, then lets its token go on, unless it was caught away or has to wait.
 * Signals are thrown one round later, so that branches that start together with the thrower can hear them.
 */
export function throwEvents(run: Run, token: Token, node: FlowNode): void {
  const throwNow = () => {
    let waits = false;
    for (const definition of node.eventDefinitions) {
      if (run.ended || !run.has(token)) return;
      if (throwOne(run, token, definition) === 'waits') waits = true;
    }
    if (!waits && !run.ended && run.has(token)) run.leave(token);
  };
  if (!node.eventDefinitions.some((d) => d.type === 'bpmn:SignalEventDefinition')) throwNow();
  else
    run.enqueue(() => {
      if (run.has(token)) throwNow();
    });
}

/** Throws one event definition from a token. */
export function throwOne(run: Run, token: Token, definition: EventDefinition): 'waits' | 'done' {
  const { ref } = definition;
  const code = ref?.code ?? ref?.name;
  switch (definition.type) {
    case 'bpmn:MessageEventDefinition':
      sendMessage(run, token, ref?.name ?? token.at, definition.correlationKey);
      break;
    case 'bpmn:SignalEventDefinition':
      if (!ref) break;
      run.effects.push({ type: 'signal', elementId: token.at, name: ref.name });
      broadcast(run, ref.name);
      break;
    case 'bpmn:EscalationEventDefinition':
      throwEscalation(run, token, code);
      break;
    case 'bpmn:ErrorEventDefinition':
      throwError(run, token, code);
      break;
    case 'bpmn:CompensateEventDefinition':
      return compensate(run, token, definition);
    case 'bpmn:CancelEventDefinition':
      return cancelTransaction(run, token);
    case 'bpmn:LinkEventDefinition':
      followLink(run, token, definition.link ?? '');
      break;
    case 'bpmn:TerminateEventDefinition':
      run.cancelInside(token.in, token);
  }
  return 'done';
}

/** A message goes outside: by its message flows, else to whoever waits for its name. */
export function sendMessage(run: Run, token: Token, name: string, keySource: string | undefined): void {
  const node = run.node(token.at);
  const targets = run.model.model.messageFlows.filter((flow) => flow.source === token.at).map((flow) => flow.target);
  const input = readInputs(run, token, node);
  const key =
    keySource === undefined ? {} : { correlationKey: correlationKey(token.at, keySource, run.scopeOf(token)) };
  run.effects.push({ type: 'message', elementId: token.at, name, targets, ...key, ...(input && { input }) });
}

/** A token that reaches a link goes on at the catching link of the same name. */
function followLink(run: Run, token: Token, name: string): void {
  for (const target of run.index.nodesOf(run.scopeElement(token.in)))
    if (target.type === 'bpmn:IntermediateCatchEvent' && target.eventDefinitions.some((d) => d.link === name))
      run.send(target.id, token.in);
}
