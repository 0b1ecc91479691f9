import type { MultiInstance as Loop } from '@flowhall/bpmn';
import { isAlive } from './alive.ts';
import type { Activity, Content, Message } from './library.ts';
import { runOf, type StepRun } from './step-run.ts';

/** Where a multi-instance activity stands; stored with it. */
interface Standing {
  total: number;
  started: number;
  done: number;
  /** Instances that were cancelled one by one. */
  gone: number;
}

/**
 * The instances of a multi-instance activity. The library's own starts at most fifty at a time, evaluates expressions in
 * its own language and keeps what instances yield in the stored state.
 */
export class MultiInstance {
  readonly #activity: Activity;
  readonly #run: StepRun;
  readonly #loop: Loop;
  #root: Content | undefined;
  #standing: Standing = { total: 0, started: 0, done: 0, gone: 0 };

  private constructor(activity: Activity, loop: Loop) {
    this.#activity = activity;
    this.#run = runOf(activity.environment);
    this.#loop = loop;
  }

  /** The instances of an activity; nothing when it is done once. */
  static of(activity: Activity): MultiInstance | undefined {
    const loop = runOf(activity.environment).index.node(activity.id)?.loop;
    return loop?.kind === 'multi' ? new MultiInstance(activity, loop) : undefined;
  }

  /** The activity is entered or loaded. */
  execute({ content }: Message): void {
    this.#root = content;
    this.#activity.broker.subscribeTmp('execution', 'execute.*', (key, message) => this.#onExecution(key, message), {
      noAck: true,
      consumerTag: CONSUMER,
      priority: 300,
    });
    if (isStanding(content.loop)) this.#standing = { ...content.loop };
    else this.#begin();
  }

  /** What expressions of an instance see. */
  variablesOf({ content }: Message): Record<string, unknown> {
    const { item, collection } = this.#loop;
    const number = typeof content.index === 'number' ? content.index : 1;
    const list = collection === undefined ? undefined : this.#run.input.feel.variables[collection];
    const element = item === undefined ? {} : { [item]: Array.isArray(list) ? list[number - 1] : null };
    return { loopCounter: number, ...element, ...this.#counts() };
  }

  #begin(): void {
    const total = this.#run.numberOfInstances(this.#activity.id, this.#loop);
    if (total === undefined) return;
    if (!total) {
      const executionId = this.#activity.executionId;
      this.#run.note('entered', this.#activity.id, executionId);
      this.#complete();
      return;
    }
    this.#standing = { total, started: 0, done: 0, gone: 0 };
    for (let n = this.#loop.isSequential ? 1 : total; n > 0; n--) this.#startNext();
  }

  #startNext(): void {
    const standing = this.#standing;
    const index = ++standing.started;
    const { id } = this.#activity;
    const executionId = this.#run.nextExecutionId(id);
    this.#store();
    this.#run.enqueue(() => {
      if (!this.#isHere() || !this.#run.mayEnter(id)) return;
      this.#run.note('entered', id, executionId);
      this.#activity.broker.publish('execution', 'execute.start', {
        ...this.#root,
        loop: undefined,
        isRootScope: undefined,
        preventComplete: undefined,
        executionId,
        index,
      });
    });
  }

  #onExecution(routingKey: string, { content }: Message): void {
    if (content.isRootScope) return;
    if (routingKey === 'execute.discard') {
      this.#standing.gone += 1;
      this.#run.note('cancelled', this.#activity.id, content.executionId);
    }
    if (routingKey !== 'execute.completed') return;
    this.#run.note('left', this.#activity.id, content.executionId);
    // the library has to take note of it first
    this.#run.next(() => {
      if (this.#isHere()) this.#instanceDone();
    });
  }

  #instanceDone(): void {
    this.#standing.done += 1;
    this.#store();
    const { completionCondition, isSequential } = this.#loop;
    const { id } = this.#activity;
    const isMet = completionCondition !== undefined && this.#run.holds(id, completionCondition, this.#counts());
    if (isMet || this.#standing.done >= this.#standing.total) this.#complete();
    else if (isSequential) this.#startNext();
  }

  #complete(): void {
    this.#activity.broker.cancel(CONSUMER);
    this.#activity.broker.publish('execution', 'execute.completed', { ...this.#root, preventComplete: undefined });
  }

  #store(): void {
    const content = { ...this.#root, preventComplete: true, loop: { ...this.#standing } };
    this.#activity.broker.publish('execution', 'execute.iteration', content);
  }

  #isHere(): boolean {
    return isAlive(this.#activity) && this.#activity.executionId === this.#root?.executionId;
  }

  /** BPMN's attributes of a multi-instance activity (BPMN 2.0, table 10.31); a cancelled instance counts as terminated. */
  #counts(): Record<string, number> {
    const { started, done, gone } = this.#standing;
    return {
      numberOfInstances: started,
      numberOfActiveInstances: started - done - gone,
      numberOfCompletedInstances: done,
      numberOfTerminatedInstances: gone,
    };
  }
}

const CONSUMER = '_flowhall-instances';

function isStanding(value: unknown): value is Standing {
  return typeof value === 'object' && value !== null && 'total' in value && 'started' in value && 'done' in value;
}
