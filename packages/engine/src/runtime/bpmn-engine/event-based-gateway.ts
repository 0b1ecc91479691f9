import type { FlowNode } from '@flowhall/bpmn';
import { Activity, type Activity as ActivityType, type ElementDef, type Message } from './library.ts';
import { listen } from './listener.ts';
import { prepare } from './prepare.ts';
import { runOf, type StepRun } from './step-run.ts';

/** An event behind the gateway, for as long as none has happened; stored with the gateway. */
interface Armed {
  id: string;
  flow: string;
  executionId: string;
  dueAt?: string;
}

/**
 * Waits for the first of the events that follow, then takes its flow. The library's own takes all flows at once and
 * discards the others later.
 */
export function EventBasedGateway(def: ElementDef, context: unknown): ActivityType {
  function Behaviour(activity: ActivityType) {
    return new Choosing(activity);
  }
  return prepare(new Activity(Behaviour, def, context));
}

class Choosing {
  readonly #activity: ActivityType;
  readonly #run: StepRun;

  constructor(activity: ActivityType) {
    this.#activity = activity;
    this.#run = runOf(activity.environment);
  }

  execute(message: Message): void {
    const { content } = message;
    const events = isArmed(content.armed) ? content.armed : this.#arm();
    for (const event of events) this.#listen(event, message);
    if (!isArmed(content.armed))
      this.#activity.broker.publish('execution', 'execute.armed', { ...content, armed: events });
  }

  #arm(): Armed[] {
    const { index } = this.#run;
    return index.outgoing(this.#activity.id).map((flow) => {
      const node = index.node(flow.target);
      const due = node && isTimer(node) ? this.#run.due(node.id) : undefined;
      const executionId = this.#run.nextExecutionId(flow.target);
      return { id: flow.target, flow: flow.id, executionId, ...(due && { dueAt: due.dueAt.toISOString() }) };
    });
  }

  #listen({ id, flow, executionId, dueAt }: Armed, message: Message): void {
    const definition = this.#run.index.node(id)?.eventDefinitions[0];
    listen(this.#run, {
      activity: this.#activity,
      elementId: id,
      executionId,
      heldBy: this.#activity.executionId,
      ...(definition && { definition }),
      ...(dueAt !== undefined && { dueAt: new Date(dueAt) }),
      happen: () => this.#choose(id, flow, message),
    });
  }

  #choose(target: string, flow: string, { content }: Message): void {
    for (const listener of [...this.#run.listeners])
      if (listener.activity === this.#activity) this.#run.listeners.delete(listener);
    this.#run.chosenByEvent.set(this.#activity.id, flow);
    this.#run.happened.add(target);
    this.#activity.broker.publish('execution', 'execute.completed', { ...content });
  }
}

function isTimer(node: FlowNode): boolean {
  return node.eventDefinitions.some((definition) => definition.timer);
}

function isArmed(value: unknown): value is Armed[] {
  return Array.isArray(value);
}
