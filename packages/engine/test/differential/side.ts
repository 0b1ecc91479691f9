import {
  type Command,
  EngineError,
  type ExecutableModel,
  migrateSnapshot,
  planMigration,
  positionsOf,
  type StepResult,
  step,
  type WaitState,
} from '../../src/index.ts';

/** Runtime that one place in the model cannot have two tokens on; it says so instead of going wrong. */
export const BEYOND = 'two-tokens';

/** One instance on one runtime. Stored and loaded around every step. */
export class Side {
  readonly model: ExecutableModel;
  last: StepResult | undefined;
  /** Code of the failure of the last step. */
  failure: string | undefined;

  constructor(model: ExecutableModel) {
    this.model = model;
  }

  /** Does a step; one that fails changes nothing. */
  send(command: Command, answers: Record<string, boolean>): void {
    const stored = this.last && JSON.stringify(this.last.snapshot);
    const snapshot = stored ? JSON.parse(stored) : null;
    const clock = () => new Date('2026-03-02T00:00:00Z');
    this.failure = undefined;
    try {
      this.last = step(this.model, snapshot, command, { clock, variables: { c: answers } });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.failure = error.code;
    }
    if (this.failure && stored && JSON.stringify(snapshot) !== stored)
      throw new Error(`${this.model.runtime}: a failed step has changed the snapshot`);
  }

  /** The same instance on another model or runtime, by migration; nothing when it is refused, with the reasons in `failure`. */
  migratedTo(model: ExecutableModel, answers: Record<string, boolean>): Side | undefined {
    if (!this.last) throw new Error('An instance that has not been started cannot be migrated');
    const clock = () => new Date('2026-03-02T00:00:00Z');
    const plan = planMigration(this.model, model);
    const migrated = migrateSnapshot(plan, this.last.snapshot, { clock, variables: { c: answers } });
    this.failure = migrated.migrated ? undefined : migrated.refusals.map(({ reason }) => reason).join(' ');
    if (!migrated.migrated) return undefined;
    const side = new Side(model);
    side.last = migrated.result;
    return side;
  }

  get isRunning(): boolean {
    return this.last?.status === 'running';
  }

  get positions() {
    return this.last ? positionsOf(this.last) : [];
  }

  get waiting(): readonly WaitState[] {
    return this.last?.waiting ?? [];
  }

  /** Everything that matters above the port, without execution ids; in no order where the order means nothing. */
  get standing() {
    const { last } = this;
    if (this.failure || !last) return { failure: this.failure };
    return {
      status: last.status,
      incident: last.incident?.code,
      error: last.error,
      places: this.positions.map((p) => (p.type === 'join' ? p.flowId : p.elementId)).sort(),
      armed: last.waiting.flatMap((w) => (w.attachedTo ? [`${w.elementId} on ${w.attachedTo}`] : [])).sort(),
      timers: last.timers.map((t) => `${t.elementId} ${t.dueAt.toISOString()}`).sort(),
      subscriptions: last.subscriptions.map((s) => `${s.elementId} ${s.kind} ${s.name}`).sort(),
      effects: last.effects.map(({ type, elementId }) => `${type} ${elementId}`).sort(),
      events: last.events.map(({ type, elementId }) => `${type} ${elementId}`).sort(),
    };
  }

  /** Everything that waits, with its execution id. */
  get executions(): string[] {
    return this.waiting.map(({ elementId, executionId }) => `${elementId} ${executionId}`).sort();
  }

  executionId(elementId: string): string {
    const state = this.waiting.find((w) => w.elementId === elementId);
    if (!state) throw new Error(`${this.model.runtime}: "${elementId}" does not wait`);
    return state.executionId;
  }
}
