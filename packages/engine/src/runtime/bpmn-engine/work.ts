import type { FlowNode } from '@flowhall/bpmn';
import {
  Activity,
  type Activity as ActivityType,
  type ElementDef,
  type MakeActivity,
  type Message,
} from './library.ts';
import { MultiInstance } from './multi-instance.ts';
import { prepare } from './prepare.ts';
import { runOf, type StepRun } from './step-run.ts';

/** One run of an activity, or one instance of a multi-instance activity. */
export interface Work {
  run: StepRun;
  node: FlowNode;
  activity: ActivityType;
  executionId: string;
  /** What expressions see beside the instance's variables. */
  locals: Record<string, unknown>;
  /** The activity is done. */
  complete(): void;
}

/** How an activity does its work. */
export interface Doing {
  /** A token enters: the work is done, or waits for a command. */
  enter(work: Work): 'done' | 'waits';
  /** The work begins to wait, or waits still after loading. */
  wait?(work: Work): void;
}

/** Asks for a job, with what only this instance of an activity knows: its loop variables. */
export function requestJob({ run, node, executionId, locals }: Work): void {
  const input = Object.keys(locals).length ? { input: locals } : {};
  run.effects.push({ type: 'job', elementId: node.id, executionId, ...input });
}

/** An activity of ours within the library: entered once, never again by loading. */
export function activityDoing(doing: Doing): MakeActivity {
  function Behaviour(activity: ActivityType) {
    return new Working(activity, doing);
  }
  // the library instantiates elements with `new`
  return function Doer(def: ElementDef, context: unknown) {
    return prepare(new Activity(Behaviour, def, context));
  };
}

class Working {
  readonly #activity: ActivityType;
  readonly #doing: Doing;
  readonly #loop: MultiInstance | undefined;

  constructor(activity: ActivityType, doing: Doing) {
    this.#activity = activity;
    this.#doing = doing;
    this.#loop = MultiInstance.of(activity);
  }

  execute(message: Message): void {
    const activity = this.#activity;
    const run = runOf(activity.environment);
    const node = run.index.node(activity.id);
    if (!node) return;
    if (this.#loop && message.content.isRootScope) {
      this.#loop.execute(message);
      return;
    }
    const work: Work = {
      run,
      node,
      activity,
      executionId: message.content.executionId,
      locals: this.#loop?.variablesOf(message) ?? {},
      complete: () => this.#end(work, message, 'completed'),
    };
    // whatever is executed while an instance is loaded waits
    if (run.isLoading || this.#doing.enter(work) === 'waits') this.#wait(work, message);
    else work.complete();
  }

  #wait(work: Work, message: Message): void {
    const { run, executionId } = work;
    run.works.set(executionId, work);
    this.#doing.wait?.(work);
    this.#activity.broker.subscribeTmp(
      'api',
      `activity.#.${executionId}`,
      (_key, { properties: { type } }) => {
        if (type === 'discard') this.#end(work, message, 'discard');
      },
      { noAck: true, consumerTag: apiTag(executionId) },
    );
  }

  #end({ run, executionId }: Work, message: Message, how: 'completed' | 'discard'): void {
    const { broker } = this.#activity;
    run.works.delete(executionId);
    broker.cancel(apiTag(executionId));
    broker.publish('execution', `execute.${how}`, { ...message.content });
  }
}

function apiTag(executionId: string): string {
  return `_api-${executionId}`;
}
