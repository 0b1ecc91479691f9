import type { FlowNode, ModelIndex, SequenceFlow } from '@flowhall/bpmn';
import type { Effect, EngineEvent, ScriptHost } from '@flowhall/tokens/port';
import {
  type Due,
  dueDate,
  EndlessLoopError,
  evaluateCondition,
  type Scope as FeelScope,
  flowsToTake,
  lastLoop,
  MAX_ENTERED_PER_STEP,
  runScript,
} from '@flowhall/tokens/port';
import type { Activity, Environment } from './library.ts';
import { Activities } from './record.ts';
import type { RestoredPlaces } from './restored-places.ts';
import { SliceMiss } from './slice.ts';

/** A timer that is armed; `fire` lets its event happen. */
export interface ArmedTimer {
  activity: Activity;
  dueAt: Date;
  /** How often it will still happen; -1 = without end. */
  repeat?: number;
  fire(): void;
}

/** What a step is given from outside. */
export interface StepInput {
  feel: FeelScope;
  chosen: ReadonlySet<string>;
  alwaysAsk: boolean;
  script?: ScriptHost;
  /** The start event that happens (start command only). */
  startEventId?: string;
  /** Last number given to an execution id. */
  sequence: number;
  /** Elements that a token may enter in this step; all when absent. */
  enterable?: ReadonlySet<string>;
  /** What elements take over when an instance is built up from a state. */
  restored?: RestoredPlaces;
}

/**
 * Everything one step needs and yields. Elements reach it through their environment. Tokens on their way wait in a queue
 * instead of on the stack: branches advance breadth first and a long chain cannot overflow the stack.
 */
export class StepRun {
  readonly index: ModelIndex;
  readonly input: StepInput;
  readonly events: EngineEvent[] = [];
  /** Variables set by scripts. */
  readonly changes: Record<string, unknown> = {};
  readonly active = new Activities();
  readonly timers = new Set<ArmedTimer>();
  readonly effects: Effect[] = [];
  /** The stored state is being taken up: nothing happens anew. */
  isLoading = false;
  readonly joins = new Set<Activity>();
  /** Sub-processes that a move enters in the middle: their start events do not happen. */
  readonly entering = new Set<string>();
  sequence: number;
  ended = false;
  #failure: { error: unknown } | undefined;
  readonly #queue: (() => void)[] = [];
  readonly #entered: string[] = [];

  constructor(index: ModelIndex, input: StepInput) {
    this.index = index;
    this.input = input;
    this.sequence = input.sequence;
  }

  /** Keeps the first failure; the step is dropped as a whole. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** A token is on its way to an element. */
  sendTo(elementId: string): void {
    if (this.input.enterable && !this.input.enterable.has(elementId)) this.fail(new SliceMiss(elementId));
  }

  enqueue(advance: () => void): void {
    this.#queue.push(advance);
  }

  /**
   * Lets all tokens advance until everything waits.
   *
   * @param settle fires joins that have become ready; says whether it did
   */
  drain(settle: () => boolean): void {
    do {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
        next();
        this.throwFailure();
      }
      this.throwFailure();
    } while (!this.ended && settle());
  }

  /** Reports what is still active inside a scope that ends; everything when no scope is named. */
  cancelInside(scopeId?: string): void {
    const isInside = (id: string) => scopeId === undefined || this.index.scopesOf(id).includes(scopeId);
    if (scopeId !== undefined && !this.index.nodesOf(scopeId).length) return;
    for (const [executionId, elementId] of this.active.takeInside(isInside))
      this.events.push({ type: 'cancelled', elementId, executionId });
  }

  /** A new execution id: readable, and unique within the instance. */
  nextExecutionId(elementId: string): string {
    const kept = this.input.restored?.takeId(elementId);
    if (kept !== undefined) return kept;
    this.sequence += 1;
    return `${elementId}_${this.sequence}`;
  }

  /** Counts an entered element; false when the step has to stop. */
  mayEnter(elementId: string): boolean {
    this.#entered.push(elementId);
    if (this.#entered.length > MAX_ENTERED_PER_STEP) this.fail(new EndlessLoopError(lastLoop(this.#entered)));
    return !this.failed;
  }

  /** The flows a node's token takes; nothing when deciding failed. */
  route(nodeId: string): readonly SequenceFlow[] | undefined {
    return this.#attempt(nodeId, (node) =>
      flowsToTake(this.index, node, {
        holds: (flow) => evaluateCondition(flow.id, flow.condition ?? 'true', this.input.feel),
        chosen: this.input.chosen,
        alwaysAsk: this.input.alwaysAsk,
      }),
    );
  }

  /** Runs a script task. */
  script(nodeId: string): 'done' | 'job' | 'failed' {
    const values = this.#attempt(nodeId, (node) => this.#runScript(node));
    if (values === undefined) return 'failed';
    if (values === 'job') return 'job';
    Object.assign(this.changes, values);
    Object.assign(this.input.feel.variables, values);
    return 'done';
  }

  #runScript(node: FlowNode): Record<string, unknown> | 'job' {
    if (!this.input.script) return runScript(node, this.input.feel);
    const { variables } = this.input.feel;
    return this.input.script({ elementId: node.id, source: node.script ?? '', variables, inputs: [], outputs: [] });
  }

  /** When a timer event is due; nothing when that cannot be said. */
  due(nodeId: string): Due | undefined {
    const kept = this.input.restored?.takeDue(nodeId);
    if (kept) return kept;
    return this.#attempt(nodeId, (node) => {
      const timer = node.eventDefinitions[0]?.timer;
      return timer && dueDate(node.id, timer, this.input.feel.clock(), this.input.feel);
    });
  }

  #attempt<T>(nodeId: string, act: (node: FlowNode) => T): T | undefined {
    const node = this.index.node(nodeId);
    if (!node) return undefined;
    try {
      return act(node);
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }
}

/** The step that an element works for. */
export function runOf(environment: Environment): StepRun {
  const run = environment.options.flowhallRun;
  if (run instanceof StepRun) return run;
  throw new Error('An element was created outside a step');
}
