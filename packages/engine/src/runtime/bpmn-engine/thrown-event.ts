import type { EventDefinition } from '@flowhall/bpmn';
import { isAlive } from './alive.ts';
import type { Activity, ElementDef, Message } from './library.ts';
import { broadcast } from './listener.ts';
import { throwError, throwEscalation } from './outwards.ts';
import { runOf } from './step-run.ts';

/**
 * The event of a throwing or end event. It is thrown when the element has been entered for good: what catches it may
 * take the element away. A signal is thrown one round later, so that branches that start together with the thrower can
 * hear it.
 */
export class ThrownEvent {
  readonly type: string;
  readonly #activity: Activity;

  constructor(activity: Activity, { type }: Pick<ElementDef, 'type'>) {
    this.type = type;
    this.#activity = activity;
  }

  execute(message: Message): void {
    const activity = this.#activity;
    const run = runOf(activity.environment);
    const definition = run.index.node(activity.id)?.eventDefinitions[0];
    const { executionId } = activity;
    const isHere = () => isAlive(activity) && activity.executionId === executionId;
    const throwNow = () => {
      if (!isHere() || !definition) return;
      throwOne(activity, definition);
      if (!run.ended && isHere()) activity.broker.publish('execution', 'execute.completed', { ...message.content });
    };
    if (this.type === 'bpmn:SignalEventDefinition') run.enqueue(throwNow);
    else run.next(throwNow);
  }
}

function throwOne(activity: Activity, { type, ref, correlationKey }: EventDefinition): void {
  const run = runOf(activity.environment);
  const code = ref?.code ?? ref?.name;
  switch (type) {
    case 'bpmn:MessageEventDefinition':
      run.sendMessage(activity.id, ref?.name ?? activity.id, correlationKey);
      return;
    case 'bpmn:SignalEventDefinition':
      if (!ref) return;
      run.effects.push({ type: 'signal', elementId: activity.id, name: ref.name });
      broadcast(run, ref.name);
      return;
    case 'bpmn:EscalationEventDefinition':
      throwEscalation(run, activity, code);
      return;
    case 'bpmn:ErrorEventDefinition':
      throwError(run, activity, code);
  }
}
