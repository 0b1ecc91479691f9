import { Activity, type Activity as ActivityType, type ElementDef, type Message } from './library.ts';
import { prepare } from './prepare.ts';
import { runOf } from './step-run.ts';

/** A script task whose script is FEEL; script hosts may make it a job. The library's own runs JavaScript. */
export function FeelScriptTask(def: ElementDef, context: unknown): ActivityType {
  return prepare(new Activity(FeelScript, def, context));
}

class FeelScript {
  readonly #activity: ActivityType;

  constructor(activity: ActivityType) {
    this.#activity = activity;
  }

  execute(message: Message): void {
    const run = runOf(this.#activity.environment);
    // a script that is executed while an instance is loaded is a job that waits
    const outcome = run.isLoading ? 'job' : run.script(this.#activity.id);
    if (outcome === 'done') this.#complete(message);
    if (outcome === 'job') this.#wait(message);
    if (outcome === 'job' && !run.isLoading)
      run.effects.push({ type: 'job', elementId: this.#activity.id, executionId: message.content.executionId });
  }

  #complete(message: Message): void {
    this.#activity.broker.publish('execution', 'execute.completed', { ...message.content });
  }

  #wait(message: Message): void {
    const { broker } = this.#activity;
    const consumerTag = `_api-${message.content.executionId}`;
    broker.subscribeTmp(
      'api',
      `activity.#.${message.content.executionId}`,
      (_key, api) => {
        broker.cancel(consumerTag);
        if (api.properties.type === 'signal') this.#complete(message);
        if (api.properties.type === 'discard') broker.publish('execution', 'execute.discard', { ...message.content });
      },
      { noAck: true, consumerTag },
    );
  }
}
