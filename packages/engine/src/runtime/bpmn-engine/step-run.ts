import type { FlowNode, ModelIndex, MultiInstance, SequenceFlow } from '@flowhall/bpmn';
import type { Decisions, Effect, EngineEvent, ScriptHost, UncaughtError } from '@flowhall/tokens/port';
import {
  BpmnError,
  correlationKey,
  type Due,
  dueDate,
  EndlessLoopError,
  evaluateCondition,
  type Scope as FeelScope,
  flowsToTake,
  lastLoop,
  MAX_ENTERED_PER_STEP,
  nextDue,
  numberOfInstances,
  runDecision,
  runScript,
} from '@flowhall/tokens/port';
import type { Activity, Environment } from './library.ts';
import type { Listener } from './listener.ts';
import { Activities } from './record.ts';
import type { RestoredPlaces } from './restored-places.ts';
import { SliceMiss } from './slice.ts';
import type { Work } from './work.ts';

/** What a step is given from outside. */
export interface StepInput {
  feel: FeelScope;
  chosen: ReadonlySet<string>;
  alwaysAsk: boolean;
  decisions: Decisions;
  script?: ScriptHost;
  /** The start event that happens (start command only). */
  startEventId?: string;
  /** Last number given to an execution id. */
  sequence: number;
  /** Elements that a token may enter in this step; all when absent. */
  enterable?: ReadonlySet<string>;
  /** Correlation keys that are waited with already, by execution id. */
  keys?: ReadonlyMap<string, string>;
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
  readonly listeners = new Set<Listener>();
  /** Activities that wait for a command, by execution id. */
  readonly works = new Map<string, Work>();
  /** Elements whose event an event-based gateway before them has received. */
  readonly happened = new Set<string>();
  /** Flows that event-based gateways take. */
  readonly chosenByEvent = new Map<string, string>();
  readonly effects: Effect[] = [];
  /** The stored state is being taken up: nothing happens anew. */
  isLoading = false;
  readonly joins = new Set<Activity>();
  /** Sub-processes that a move enters in the middle: their start events do not happen. */
  readonly entering = new Set<string>();
  sequence: number;
  ended = false;
  /** The BPMN error that nobody caught. */
  error: UncaughtError | undefined;
  #failure: { error: unknown } | undefined;
  readonly #queue: (() => void)[] = [];
  readonly #next: (() => void)[] = [];
  readonly #entered: string[] = [];
  /** When timers that have happened in this step are due again. */
  readonly #dueAgain = new Map<string, Due>();

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

  /** As the very next thing, when the library has taken note of what happens now. */
  next(advance: () => void): void {
    this.#next.push(advance);
  }

  /**
   * Lets all tokens advance until everything waits.
   *
   * @param settle fires joins that have become ready; says whether it did
   */
  drain(settle: () => boolean): void {
    do {
      for (let advance = this.#shift(); advance && !this.ended; advance = this.#shift()) {
        advance();
        this.throwFailure();
      }
      this.throwFailure();
    } while (!this.ended && settle());
  }

  #shift(): (() => void) | undefined {
    return this.#next.shift() ?? this.#queue.shift();
  }

  /** The process ends with a BPMN error that nobody caught. */
  breakOff(elementId: string, code: string | undefined): void {
    this.error = { elementId, ...(code !== undefined && { code }) };
    this.ended = true;
  }

  /** A message goes outside: by its message flows, else to whoever waits for its name. */
  sendMessage(elementId: string, name: string, keySource?: string, locals: Record<string, unknown> = {}): void {
    const flows = this.index.model.messageFlows.filter((flow) => flow.source === elementId);
    const key = keySource === undefined ? undefined : this.correlationKey(elementId, keySource, locals);
    const targets = flows.map((flow) => flow.target);
    this.effects.push({ type: 'message', elementId, name, targets, ...(key !== undefined && { correlationKey: key }) });
  }

  /** Value of a correlation key; nothing when it cannot be told, and the step fails. */
  correlationKey(elementId: string, source: string, locals: Record<string, unknown>): string | undefined {
    return this.#attempt(elementId, () => correlationKey(elementId, source, this.#scope(locals)));
  }

  /** Takes note of an element; of one that is not active only that it is entered. */
  note(type: 'entered' | 'left' | 'cancelled', elementId: string, executionId: string): void {
    if (type === 'entered') this.active.enter(executionId, elementId);
    else if (!this.active.leave(executionId)) return;
    this.events.push({ type, elementId, executionId });
  }

  isLoop(elementId: string): boolean {
    return this.index.node(elementId)?.loop !== undefined;
  }

  /** Reports the instances that are still active when a multi-instance activity ends. */
  cancelInstances(elementId: string): void {
    for (const [executionId] of this.active.takeInside((id) => id === elementId))
      this.events.push({ type: 'cancelled', elementId, executionId });
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
    const chosen = this.chosenByEvent.get(nodeId);
    if (chosen !== undefined) return this.index.outgoing(nodeId).filter(({ id }) => id === chosen);
    return this.#attempt(nodeId, (node) =>
      flowsToTake(this.index, node, {
        holds: (flow) => evaluateCondition(flow.id, flow.condition ?? 'true', this.input.feel),
        chosen: this.input.chosen,
        alwaysAsk: this.input.alwaysAsk,
      }),
    );
  }

  /** Runs a script task; an error of the process is for the caller to throw. */
  script(nodeId: string, locals: Record<string, unknown>): 'done' | 'job' | 'failed' | BpmnError {
    const values = this.#attempt(nodeId, (node) => this.#runScript(node, locals));
    if (values === undefined) return 'failed';
    if (values === 'job' || values instanceof BpmnError) return values;
    this.#set(values);
    return 'done';
  }

  /** Makes the decision of a business rule task; false when it cannot be made, and the step fails. */
  decide({ node, executionId, locals }: Work): boolean {
    const decided = this.#attempt(node.id, () => runDecision(node, this.input.decisions, this.#scope(locals)));
    if (!decided) return false;
    this.events.push({ type: 'decided', elementId: node.id, executionId, hits: decided.hits });
    this.#set(decided.values);
    return true;
  }

  #set(values: Record<string, unknown>): void {
    Object.assign(this.changes, values);
    Object.assign(this.input.feel.variables, values);
  }

  #runScript(node: FlowNode, locals: Record<string, unknown>): Record<string, unknown> | 'job' | BpmnError {
    const scope = this.#scope(locals);
    if (!this.input.script) return runScript(node, scope);
    const { variables } = scope;
    try {
      return this.input.script({ elementId: node.id, source: node.script ?? '', variables, inputs: [], outputs: [] });
    } catch (error) {
      if (error instanceof BpmnError) return error;
      throw error;
    }
  }

  #scope(locals: Record<string, unknown>): FeelScope {
    const { feel } = this.input;
    return { ...feel, variables: { ...feel.variables, ...locals } };
  }

  /** Value of a condition; false when it cannot be told, and the step fails. */
  holds(nodeId: string, condition: string, locals: Record<string, unknown>): boolean {
    return this.#attempt(nodeId, () => evaluateCondition(nodeId, condition, this.#scope(locals))) ?? false;
  }

  /** How often a multi-instance activity is done; nothing when that cannot be said. */
  numberOfInstances(nodeId: string, loop: MultiInstance): number | undefined {
    return this.#attempt(nodeId, () => numberOfInstances(nodeId, loop, this.input.feel));
  }

  /** When a timer event is due; nothing when that cannot be said. */
  due(nodeId: string): Due | undefined {
    const kept = this.input.restored?.takeDue(nodeId);
    if (kept) return kept;
    const next = this.#dueAgain.get(nodeId);
    this.#dueAgain.delete(nodeId);
    return (
      next ??
      this.#attempt(nodeId, (node) => {
        const timer = node.eventDefinitions[0]?.timer;
        return timer && dueDate(node.id, timer, this.input.feel);
      })
    );
  }

  /** A timer has happened: says when it will happen again, and arms it for then. */
  repeat(nodeId: string, happened: Due): Due | undefined {
    const next = this.#attempt(nodeId, (node) => {
      const timer = node.eventDefinitions[0]?.timer;
      return timer && nextDue(node.id, timer, happened, this.input.feel);
    });
    if (next) this.#dueAgain.set(nodeId, next);
    return next;
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
