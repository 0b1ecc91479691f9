import type { EventDefinition, ModelIndex } from '@flowhall/bpmn';
import { type JoinToken, MAX_ENTERED_PER_STEP, type WaitState } from '@flowhall/tokens/port';
import { parkedTokens, settleJoins } from './join.ts';
import { type Activity, Context, Definition, Environment, type Scope, Timers } from './library.ts';
import { listeners } from './listener.ts';
import type { StepRun } from './step-run.ts';

/** The library never gets to run a timer; ours are external. */
const NO_TIMERS = { setTimeout: () => ({}), clearTimeout: () => undefined };

/** One process instance in memory, for the length of a step. */
export class Instance {
  readonly run: StepRun;
  readonly #index: ModelIndex;
  readonly #definition: Definition;

  constructor(source: object, index: ModelIndex, run: StepRun) {
    this.run = run;
    this.#index = index;
    const environment = new Environment({
      flowhallRun: run,
      timers: new Timers(NO_TIMERS),
      // only what is active is worth storing
      settings: { disableTrackState: true, batchSize: MAX_ENTERED_PER_STEP },
    });
    this.#definition = new Definition(Context(source, environment));
    const { broker } = this.#definition;
    broker.subscribeTmp(
      'event',
      'definition.leave',
      () => {
        run.ended = true;
      },
      { noAck: true, consumerTag: 'flowhall-leave' },
    );
    // the library does not throw errors that somebody listens for
    for (const key of ['definition.error', 'process.error'])
      broker.subscribeTmp('event', key, (_key, message) => run.fail(message.content.error), {
        noAck: true,
        consumerTag: `flowhall-${key}`,
      });
  }

  start(): void {
    this.#definition.run();
  }

  load(state: unknown): void {
    this.run.isLoading = true;
    this.#definition.recover(state);
    this.#definition.resume();
    this.run.isLoading = false;
    this.run.throwFailure();
    for (const { elementId, executionId } of this.holders()) this.run.active.enter(executionId, elementId);
  }

  settle(): void {
    this.run.drain(() => settleJoins(this.run, () => this.scopes()));
    if (!this.run.ended) return;
    this.run.cancelInside();
  }

  save(): unknown {
    return this.#definition.getState();
  }

  /** The process and every running sub-process, outer ones first. */
  scopes(): Scope[] {
    const found: Scope[] = [];
    const visit = (scope: Scope | undefined) => {
      if (!scope || scope.completed) return;
      found.push(scope);
      for (const activity of scope.getActivities())
        if (activity.isSubProcess && activity.isRunning)
          for (const inner of activity.execution?.source?.executions ?? []) visit(inner);
    };
    if (!this.run.ended) for (const process of this.#definition.getRunningProcesses()) visit(process.execution);
    return found;
  }

  /** Everything that runs, armed boundary events left out. */
  *active(): Generator<Activity> {
    for (const activity of this.#running()) if (!activity.attachedTo) yield activity;
  }

  /** Execution ids of everything active: of a multi-instance activity those of its instances. */
  *holders(): Generator<{ activity: Activity; elementId: string; executionId: string }> {
    for (const activity of this.active()) {
      const { id: elementId, executionId } = activity;
      if (!this.run.isLoop(elementId)) yield { activity, elementId, executionId };
      else
        for (const work of this.run.works.values())
          if (work.activity === activity) yield { activity, elementId, executionId: work.executionId };
    }
  }

  waiting(): WaitState[] {
    const states: WaitState[] = [];
    for (const { activity, elementId, executionId } of this.holders())
      if (!activity.isSubProcess) states.push(...this.#waitState(elementId, executionId));
    for (const { activity, elementId, executionId, definition } of listeners(this.run)) {
      const beside = activity.id === elementId ? activity.attachedTo?.id : activity.id;
      if (beside !== undefined && !isThrownInside(definition))
        states.push(...this.#waitState(elementId, executionId, beside));
    }
    return states;
  }

  #waitState(elementId: string, executionId: string, attachedTo?: string): WaitState[] {
    const node = this.#index.node(elementId);
    if (!node) return [];
    const { type, scopeId } = node;
    return [{ elementId, executionId, type, scopeId, ...(attachedTo !== undefined && { attachedTo }) }];
  }

  parked(): JoinToken[] {
    return this.scopes().flatMap((scope) =>
      scope
        .getActivities()
        .flatMap((join) => parkedTokens(join).map((token) => ({ elementId: join.id, flowId: token.content.id }))),
    );
  }

  *#running(): Generator<Activity> {
    for (const scope of this.scopes())
      for (const activity of scope.getActivities()) if (activity.isRunning) yield activity;
  }
}

/** Errors and escalations are not waited for: they are looked for when they are thrown. */
function isThrownInside(definition: EventDefinition | undefined): boolean {
  return definition?.type === 'bpmn:ErrorEventDefinition' || definition?.type === 'bpmn:EscalationEventDefinition';
}
