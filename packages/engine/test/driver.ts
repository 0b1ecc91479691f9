import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { type MoveTarget, type Position, planMove } from '@flowhall/tokens';
import { afterEach, beforeEach } from 'vitest';
import {
  type Command,
  type CompileOptions,
  compile,
  type ExecutableModel,
  positionsOf,
  type StepResult,
  step,
} from '../src/index.ts';

const calendar = chineseWorkingCalendar();

/** The runtimes that both have to pass a test: for `describe.each`. */
export const RUNTIMES: ('engine' | 'tokens')[] = ['engine', 'tokens'];

/** What the models of the tests around are compiled with; those of other tests, in this file or another, are not. */
export function compileWith(options: CompileOptions): void {
  beforeEach(() => {
    Driver.options = options;
  });
  afterEach(() => {
    Driver.options = {};
  });
}

/** Drives an instance in tests: names elements instead of execution ids and stores and loads around every step. */
export class Driver {
  /** What the next models are compiled with. */
  static options: CompileOptions = {};
  readonly model: ExecutableModel;
  variables: Record<string, unknown>;
  now = new Date('2026-03-02T01:00:00.000Z');
  last!: StepResult;

  private constructor(model: ExecutableModel, variables: Record<string, unknown>) {
    this.model = model;
    this.variables = variables;
  }

  static of(model: ExecutableModel, variables: Record<string, unknown> = {}): Driver {
    return new Driver(model, variables);
  }

  static async start(xml: string, variables: Record<string, unknown> = {}, chosenFlows?: string[]): Promise<Driver> {
    const driver = new Driver(await compile(xml, Driver.options), variables);
    driver.send({ type: 'start', ...(chosenFlows && { chosenFlows }) });
    return driver;
  }

  send(command: Command): this {
    const snapshot = this.last ? JSON.parse(JSON.stringify(this.last.snapshot)) : null;
    this.last = step(this.model, snapshot, command, { clock: () => this.now, calendar, variables: this.variables });
    this.variables = { ...this.variables, ...this.last.variables };
    return this;
  }

  executionId(elementId: string): string {
    const state = this.last.waiting.find((w) => w.elementId === elementId);
    if (!state) throw new Error(`${elementId} does not wait; waiting: ${this.waiting.join(', ')}`);
    return state.executionId;
  }

  complete(elementId: string, output?: Record<string, unknown>, chosenFlows?: string[]): this {
    const executionId = this.executionId(elementId);
    return this.send({ type: 'complete', executionId, ...(output && { output }), ...(chosenFlows && { chosenFlows }) });
  }

  fire(elementId: string): this {
    return this.send({ type: 'fire-timer', executionId: this.executionId(elementId) });
  }

  move(cancel: Position[], to: MoveTarget[]): this {
    return this.send({ type: 'move', cancel, to });
  }

  /** A message arrives at an element that waits for it. */
  message(elementId: string): this {
    return this.send({ type: 'correlate-message', executionId: this.executionId(elementId) });
  }

  signal(name: string): this {
    return this.send({ type: 'broadcast-signal', name });
  }

  /** The scripts that have run, in order: see `log` in the models. */
  get log(): unknown {
    return this.variables.log;
  }

  get positions(): Position[] {
    return positionsOf(this.last);
  }

  /** Returns from a step to an earlier one by plan. */
  returnTo(from: string, target: string): { restore: MoveTarget[] } {
    const position = this.positions.find((p) => p.type === 'step' && p.elementId === from);
    if (!position) throw new Error(`${from} is not active`);
    const plan = planMove(this.model.model, this.positions, position, target);
    if (!plan.allowed) throw new Error(plan.reason);
    this.move(plan.cancel, plan.to);
    return plan;
  }

  /** Waiting elements, boundary events left out, sorted. */
  get waiting(): string[] {
    return this.last.waiting
      .filter((w) => !w.attachedTo)
      .map((w) => w.elementId)
      .sort();
  }

  /** Flows with a parked token, sorted. */
  get parked(): string[] {
    return this.last.parked.map((p) => p.flowId).sort();
  }

  get timers(): string[] {
    return this.last.timers.map((t) => `${t.elementId}@${t.dueAt.toISOString()}`);
  }

  /** Events of the last step as `type elementId`. */
  get events(): string[] {
    return this.last.events.map((e) => `${e.type} ${e.elementId}`);
  }
}
