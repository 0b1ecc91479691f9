import type { Activity, Message } from './library.ts';
import { noteHappened } from './record.ts';
import { type ArmedTimer, runOf, type StepRun } from './step-run.ts';

/**
 * A timer that never runs by itself: it only says when it is due, and happens when told to. The due date is kept in the
 * stored state, so that loading neither moves nor fires it.
 */
export class ExternalTimer {
  readonly type = 'bpmn:TimerEventDefinition';
  readonly #activity: Activity;
  readonly #run: StepRun;
  #armed: ArmedTimer | undefined;

  constructor(activity: Activity) {
    this.#activity = activity;
    this.#run = runOf(activity.environment);
  }

  execute(message: Message): void {
    const { content, fields } = message;
    // our own update below comes back as a message
    if (this.#armed && fields.routingKey === 'execute.timer') return;
    const timing = storedTiming(message) ?? this.#newTiming(message);
    if (!timing) return;
    const { broker } = this.#activity;
    this.#armed = {
      activity: this.#activity,
      dueAt: new Date(timing.dueAt),
      ...(timing.repeat !== undefined && { repeat: timing.repeat }),
      fire: () => this.#fire(message, timing),
    };
    this.#run.timers.add(this.#armed);
    broker.subscribeTmp('api', `activity.#.${content.executionId}`, (_key, api) => this.#onApi(api, message), {
      noAck: true,
      consumerTag: apiTag(message),
      priority: 400,
    });
    broker.publish('execution', 'execute.timer', { ...content, ...timing });
  }

  #newTiming(message: Message): Timing | undefined {
    const due = this.#run.due(this.#activity.id);
    if (!due) return undefined;
    const remaining = message.content.inbound?.[0]?.repeat;
    const repeat = typeof remaining === 'number' ? remaining : due.repeat;
    return { dueAt: due.dueAt.toISOString(), ...(repeat !== undefined && { repeat }) };
  }

  #fire(message: Message, { repeat }: Timing): void {
    this.#disarm(message);
    noteHappened(this.#activity, this.#run);
    const { broker } = this.#activity;
    const { content } = message;
    const left = repeat === undefined || repeat === -1 ? repeat : repeat - 1;
    if (left) broker.publish('execution', 'execute.repeat', { ...content, repeat: left });
    broker.publish('execution', 'execute.completed', { ...content });
  }

  #onApi(api: Message, message: Message): void {
    if (api.properties.type !== 'discard' && api.properties.type !== 'stop') return;
    this.#disarm(message);
    if (api.properties.type === 'discard')
      this.#activity.broker.publish('execution', 'execute.discard', { ...message.content });
  }

  #disarm(message: Message): void {
    if (this.#armed) this.#run.timers.delete(this.#armed);
    this.#armed = undefined;
    this.#activity.broker.cancel(apiTag(message));
  }
}

interface Timing {
  dueAt: string;
  /** How often it will still happen; -1 = without end. */
  repeat?: number;
}

function apiTag(message: Message): string {
  return `_api-${message.content.executionId}`;
}

function storedTiming({ content }: Message): Timing | undefined {
  if (typeof content.dueAt !== 'string') return undefined;
  return { dueAt: content.dueAt, ...(typeof content.repeat === 'number' && { repeat: content.repeat }) };
}
