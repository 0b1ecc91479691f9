import type { EventDefinition } from '@flowhall/bpmn';
import type { Activity, ElementDef, Message } from './library.ts';
import { type Listener, listen } from './listener.ts';
import { noteHappened } from './record.ts';
import { runOf, type StepRun } from './step-run.ts';

/**
 * The event of a catching or boundary event. It never happens by itself: a command or another element of the instance
 * lets it happen. The library's own listen to each other through queues that are stored with the instance.
 */
export class AwaitedEvent {
  readonly type: string;
  protected readonly activity: Activity;
  protected readonly run: StepRun;
  protected readonly definition: EventDefinition | undefined;
  #listener: Listener | undefined;

  constructor(activity: Activity, { type }: Pick<ElementDef, 'type'>) {
    this.type = type;
    this.activity = activity;
    this.run = runOf(activity.environment);
    this.definition = this.run.index.node(activity.id)?.eventDefinitions[0];
  }

  execute(message: Message): void {
    if (this.run.happened.delete(this.activity.id)) this.complete(message);
    else this.listen(message);
  }

  /** @param more what is special about the listener */
  protected listen(message: Message, more: Pick<Listener, 'dueAt' | 'repeat'> = {}): void {
    const { activity, run } = this;
    this.#listener = {
      activity,
      elementId: activity.id,
      executionId: activity.executionId,
      heldBy: activity.executionId,
      ...(this.definition && { definition: this.definition }),
      ...more,
      happen: () => this.#happen(message),
    };
    listen(run, this.#listener);
    activity.broker.subscribeTmp(
      'api',
      `activity.#.${message.content.executionId}`,
      (_key, api) => this.#onApi(api, message),
      { noAck: true, consumerTag: apiTag(message), priority: 400 },
    );
  }

  protected get isListening(): boolean {
    return this.#listener !== undefined;
  }

  /** How often the event can still happen once it has; -1 = without end. */
  protected timesLeft(_message: Message): number {
    return this.isBeside ? -1 : 0;
  }

  /** A boundary event that leaves its activity going. */
  protected get isBeside(): boolean {
    return Boolean(this.activity.attachedTo) && this.run.index.node(this.activity.id)?.interrupting === false;
  }

  #happen(message: Message): void {
    this.#stop(message);
    noteHappened(this.activity, this.run);
    const repeat = this.timesLeft(message);
    const { content } = message;
    if (repeat) this.activity.broker.publish('execution', 'execute.repeat', { ...content, repeat });
    this.complete(message);
  }

  protected complete(message: Message): void {
    this.activity.broker.publish('execution', 'execute.completed', { ...message.content });
  }

  #onApi(api: Message, message: Message): void {
    if (api.properties.type !== 'discard' && api.properties.type !== 'stop') return;
    this.#stop(message);
    if (api.properties.type === 'discard')
      this.activity.broker.publish('execution', 'execute.discard', { ...message.content });
  }

  #stop(message: Message): void {
    if (this.#listener) this.run.listeners.delete(this.#listener);
    this.#listener = undefined;
    this.activity.broker.cancel(apiTag(message));
  }
}

function apiTag(message: Message): string {
  return `_api-${message.content.executionId}`;
}
