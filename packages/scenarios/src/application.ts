import {
  type Action,
  type Actor,
  type ActResult,
  type ApprovalModel,
  type ApprovalPorts,
  act,
  type CallRequest,
  type Continuation,
  expressionContext,
  findInitiator,
  type HistoryEntry,
  type InstanceState,
  isUnderWay,
  type JobRequest,
  type StartRequest,
  start,
  startByEvent,
  type Task,
} from '@flowhall/approval';
import { DEFAULT_TIME_ZONE, localDate, type WorkingCalendar } from '@flowhall/calendar';
import type { EngineEvent } from '@flowhall/engine';
import type { FeelScope } from '@flowhall/feel';
import { formFields } from '@flowhall/forms';
import { type ItemFolder, nameApplication } from '@flowhall/items';
import type { JobFailure } from '@flowhall/jobs';
import { accessible } from './accessible-task.ts';
import { NotPlayable, stuck } from './refusal.ts';
import type { World } from './world.ts';

/** What an application is played on: the item with its forms, its compiled process, and the people. */
export interface PlayedItem extends World {
  readonly item: Pick<ItemFolder, 'manifest' | 'forms'>;
  readonly model: ApprovalModel;
  /** The item whose process a call activity starts; null when there is none here. */
  callable?(calledElement: string): Promise<PlayedItem | null>;
}

/** What all applications of a play share. */
export interface Stage {
  /** Milliseconds since 1970. */
  now: number;
  ids: number;
  readonly calendar: WorkingCalendar;
}

/** A service task that waits. */
export interface WaitingJob {
  readonly request: JobRequest;
  /** Attempts that failed. */
  readonly attempts: number;
  readonly failure: JobFailure | null;
}

/** One application in memory: what the API does with its rows, without a database. */
export class Application {
  readonly item: PlayedItem;
  /** Empty for the one that was applied for; else the calls that lead to it. */
  readonly path: string;
  readonly history: HistoryEntry[] = [];
  readonly events: EngineEvent[] = [];
  title = '';
  number = '';
  /** What has happened by the present entry. */
  recent: readonly ActResult[] = [];
  #last: ActResult | null = null;
  #jobs: ReadonlyMap<string, WaitingJob> = new Map();
  #calls: ReadonlyMap<string, CallRequest> = new Map();
  readonly #stage: Stage;

  constructor(item: PlayedItem, path: string, stage: Stage) {
    this.item = item;
    this.path = path;
    this.#stage = stage;
  }

  get last(): ActResult {
    if (!this.#last) throw new NotPlayable('尚未发起申请', 'The application has not been started');
    return this.#last;
  }

  get state(): InstanceState {
    return this.last.state;
  }

  get isUnderWay(): boolean {
    return this.#last !== null && isUnderWay(this.#last.state.status);
  }

  get now(): string {
    return new Date(this.#stage.now).toISOString();
  }

  get ports(): ApprovalPorts {
    const { directory } = this.item;
    const { calendar } = this.#stage;
    return {
      ...{ calendar, directory, clock: () => new Date(this.#stage.now) },
      nextId: () => `id-${++this.#stage.ids}`,
    };
  }

  /** The first submit. */
  async apply(by: string, request: Omit<StartRequest, 'instanceId'>): Promise<ActResult> {
    const result = await start(
      this.item.model,
      { userId: by },
      { ...request, instanceId: this.#instanceId() },
      this.ports,
    );
    await this.#begin(result);
    return result;
  }

  /** Starts what another application calls, on behalf of its applicant. */
  async startFor(caller: Application, { executionId, input }: CallRequest): Promise<ActResult> {
    const { initiatorId, departmentId, variables, id } = caller.state;
    const given = Object.entries(input ?? { ...variables.data, ...variables.form });
    const forms = Object.values(this.item.item.forms);
    const fields = new Set(forms.flatMap((form) => [...formFields(form).keys()]));
    const result = await startByEvent(
      this.item.model,
      {
        ...{ instanceId: this.#instanceId(), initiatorId, departmentId },
        form: Object.fromEntries(given.filter(([name]) => fields.has(name))),
        data: Object.fromEntries(given.filter(([name]) => !fields.has(name))),
        parent: { instanceId: id, executionId },
      },
      this.ports,
    );
    await this.#begin(result);
    return result;
  }

  async perform(actor: Actor | null, action: Action): Promise<ActResult> {
    const result = await act(this.item.model, this.state, actor, action, this.ports);
    this.#keep(result);
    return result;
  }

  /** Goes on as the world says. A process that cannot has failed the play. */
  async continue(continuation: Continuation): Promise<ActResult> {
    const result = await this.perform(null, { type: 'continue', ...continuation });
    const [incident] = result.changes.incidents.created;
    if (incident) throw stuck(incident.message);
    return result;
  }

  /** The service task that waits at an element, and what only it knows; undefined when none does. */
  job(elementId: string): WaitingJob | undefined {
    return this.#executionsAt(elementId).flatMap((executionId) => this.#jobs.get(executionId) ?? [])[0];
  }

  /** Elements at which a service task waits for an answer. */
  waitingJobs(): string[] {
    return this.#standing().filter((elementId) => this.job(elementId) !== undefined);
  }

  noteJob(job: WaitingJob): void {
    this.#jobs = new Map(this.#jobs).set(job.request.executionId, job);
  }

  /** The calls that wait at an element, in the order in which they began. */
  calls(elementId: string): CallRequest[] {
    return this.#executionsAt(elementId).flatMap((executionId) => this.#calls.get(executionId) ?? []);
  }

  /** Every call that waits. */
  waitingCalls(): CallRequest[] {
    return this.#standing().flatMap((elementId) => this.calls(elementId));
  }

  /** The task that somebody means by a step: one on which they may act; else any open one, so that the rules refuse. */
  task(stepId: string, personId: string): Task | undefined {
    return accessible(this.item.model, this.state, { stepId, personId, at: this.now });
  }

  /** What expressions outside the process see. */
  async scope(more: Readonly<Record<string, unknown>>): Promise<FeelScope> {
    const initiator = await findInitiator(this.item.directory, this.state);
    const application = { id: this.state.id, number: this.number, title: this.title };
    const variables = { ...expressionContext(this.state.variables, initiator), application, ...more };
    return { variables, clock: () => new Date(this.#stage.now), timeZone: DEFAULT_TIME_ZONE };
  }

  /** Remembers how everything is; what it gives brings that back. */
  capture(): () => void {
    const { title, number, recent } = this;
    const [last, jobs, calls] = [this.#last, this.#jobs, this.#calls];
    const [entries, happened] = [this.history.length, this.events.length];
    return () => {
      Object.assign(this, { title, number, recent });
      [this.#last, this.#jobs, this.#calls] = [last, jobs, calls];
      this.history.length = entries;
      this.events.length = happened;
    };
  }

  #instanceId(): string {
    return this.path === '' ? 'application' : `application/${this.path}`;
  }

  #standing(): string[] {
    return [...new Set(this.state.approval.tokens.map((token) => token.elementId))];
  }

  #executionsAt(elementId: string): string[] {
    return this.state.approval.tokens.flatMap((one) =>
      one.type === 'step' && one.elementId === elementId && one.executionId ? [one.executionId] : [],
    );
  }

  async #begin(result: ActResult): Promise<void> {
    this.#keep(result);
    const initiator = await findInitiator(this.item.directory, this.state);
    const variables = expressionContext(this.state.variables, initiator);
    const naming = { variables, today: localDate(new Date(this.#stage.now)), sequence: 1 };
    const { title, number, faults } = nameApplication(this.item.item.manifest, naming);
    if (faults[0]) throw faults[0];
    this.title = title;
    this.number = number;
  }

  #keep(result: ActResult): void {
    this.#last = result;
    this.recent = [...this.recent, result];
    this.history.push(...result.changes.history);
    this.events.push(...result.events);
    const { jobs, calls } = result.changes;
    if (jobs.created.length > 0) {
      const fresh = jobs.created.map(
        (request) => [request.executionId, { request, attempts: 0, failure: null }] as const,
      );
      this.#jobs = new Map([...this.#jobs, ...fresh]);
    }
    if (calls.created.length > 0) {
      this.#calls = new Map([...this.#calls, ...calls.created.map((call) => [call.executionId, call] as const)]);
    }
  }
}
