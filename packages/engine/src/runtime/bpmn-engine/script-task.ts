import { Activity, type Activity as ActivityType, type ElementDef, type Message } from './library.ts';
import { prepare } from './prepare.ts';
import { runOf } from './step-run.ts';

/** A script task whose script is FEEL. The library's own runs JavaScript. */
export function FeelScriptTask(def: ElementDef, context: unknown): ActivityType {
  return prepare(new Activity(FeelScript, def, context));
}

class FeelScript {
  readonly #activity: ActivityType;

  constructor(activity: ActivityType) {
    this.#activity = activity;
  }

  execute(message: Message): void {
    if (runOf(this.#activity.environment).script(this.#activity.id))
      this.#activity.broker.publish('execution', 'execute.completed', { ...message.content });
  }
}
