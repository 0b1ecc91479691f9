import {
  type Action,
  type Actor,
  type ActResult,
  ApprovalError,
  type ApprovalPorts,
  act,
  expressionContext,
  type Forecast,
  findInitiator,
  forecast,
  type HistoryEntry,
  type InstanceState,
  type JobRequest,
  type NextChoice,
  type StepOption,
  type SubmitOptions,
  type SystemCommand,
  start,
  startOptions,
  type Task,
  taskOptions,
  wakeAt,
} from '@flowhall/approval';
import { DEFAULT_TIME_ZONE, durationMs, localDate, type WorkingCalendar } from '@flowhall/calendar';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import type { EngineEvent } from '@flowhall/engine';
import type { FeelScope } from '@flowhall/feel';
import { isInAudience, nameApplication } from '@flowhall/items';
import { acceptForm } from './accept-form.ts';
import { enclosedWith } from './enclosed-with.ts';
import type { ItemUnderTest } from './item-under-test.ts';
import { FormRefusal } from './refusal.ts';
import type { ActEntry, StartEntry } from './scenario.ts';

const MINUTE = 60_000;
const CALENDAR = chineseWorkingCalendar();
/** A process that asks for more in one wait runs in circles. */
const MOST_AT_A_TIME = 1000;

/** What an application is played on: the item with its forms, its compiled process, and the people. */
export interface PlayedItem extends Pick<ItemUnderTest, 'model' | 'directory' | 'audienceFacts' | 'isOperator'> {
  readonly item: Pick<ItemUnderTest['item'], 'manifest' | 'forms'>;
}

export interface PlayerOptions {
  readonly calendar?: WorkingCalendar;
}

/** Plays one application in memory: what the API does with rows, without a database. People's ids are their user names. */
export class Player {
  readonly item: PlayedItem;
  readonly history: HistoryEntry[] = [];
  readonly events: EngineEvent[] = [];
  title = '';
  number = '';
  #now: number;
  #last: ActResult | null = null;
  #ids = 0;
  readonly #jobs = new Map<string, JobRequest>();
  readonly #calendar: WorkingCalendar;

  constructor(item: PlayedItem, at: string, { calendar = CALENDAR }: PlayerOptions = {}) {
    this.item = item;
    this.#calendar = calendar;
    this.#now = Date.parse(at);
  }

  get last(): ActResult {
    if (!this.#last) throw new Error('The application has not been started');
    return this.#last;
  }

  get state(): InstanceState {
    return this.last.state;
  }

  /** Time of the scenario, ISO 8601. */
  get now(): string {
    return new Date(this.#now).toISOString();
  }

  async start(entry: StartEntry): Promise<void> {
    const { manifest } = this.item.item;
    await this.refuseStrangers(entry.by);
    const form = this.#accept(this.item.model.applyStepId, {}, entry.form, true);
    const actor = { userId: entry.by };
    const request = { instanceId: 'application', departmentId: entry.department ?? null, form };
    const more = { opinion: entry.opinion, ...enclosedWith(entry), next: nextChoice(entry.next) };
    this.#keep(await start(this.item.model, actor, { ...request, ...more }, this.#ports()));
    const variables = expressionContext(this.state.variables, await findInitiator(this.item.directory, this.state));
    const naming = { variables, today: localDate(new Date(this.#now)), sequence: 1 };
    const { title, number, faults } = nameApplication(manifest, naming);
    if (faults[0]) throw faults[0];
    this.title = title;
    this.number = number;
  }

  /** Throws unless a person may apply for the item. */
  async refuseStrangers(personId: string): Promise<void> {
    const facts = await this.item.audienceFacts(personId);
    if (!facts || !isInAudience(this.item.item.manifest.audience, facts)) throw new FormRefusal('not-in-audience');
  }

  async startOffers(entry: StartEntry): Promise<StepOption[]> {
    const options = await this.startOptions(entry);
    return options.branches.flatMap((branch) => branch.steps);
  }

  /** Where an application with these values would go. */
  async startOptions(entry: Pick<StartEntry, 'by' | 'department' | 'form'>): Promise<SubmitOptions> {
    const form = this.#accept(this.item.model.applyStepId, {}, entry.form, true);
    const request = { departmentId: entry.department ?? null, form };
    return startOptions(this.item.model, { userId: entry.by }, request, this.#ports());
  }

  async offers(entry: ActEntry): Promise<StepOption[]> {
    const options = await this.options(entry);
    return options?.branches.flatMap((branch) => branch.steps) ?? [];
  }

  /** Where a task would go; null for what does not go on. */
  async options(entry: ActEntry): Promise<SubmitOptions | null> {
    const action = this.#action(entry);
    if (action.type !== 'complete') return null;
    const { taskId, outcome, form } = action;
    const request = { taskId, outcome, form };
    return taskOptions(this.item.model, this.state, { userId: entry.by }, request, this.#ports());
  }

  /** The steps that are still to come. */
  forecast(): Promise<Forecast> {
    return forecast(this.item.model, this.state, this.#ports());
  }

  async act(entry: ActEntry): Promise<void> {
    const actor = { userId: entry.by, operator: await this.item.isOperator(entry.by) };
    await this.#perform(actor, this.#action(entry));
  }

  /** Lets time pass; what comes due on the way happens in its order, each at its time. */
  async wait(duration: string): Promise<void> {
    const until = this.#now + (durationMs(duration) ?? 0);
    let happened = 0;
    for (let due = this.#nextDue(); due && due.at <= until; due = this.#nextDue()) {
      happened += 1;
      if (happened > MOST_AT_A_TIME) throw new ApprovalError('process-failed', { reason: 'Too much comes due' });
      this.#now = Math.max(this.#now, due.at);
      await due.happen();
    }
    this.#now = until;
  }

  /** When something comes due next by itself, ISO 8601. */
  get nextDueAt(): string | null {
    const due = this.#nextDue();
    return due ? new Date(due.at).toISOString() : null;
  }

  /** What the clock reaches next: a timer of the process, or something that a step's time brings. */
  #nextDue(): { readonly at: number; readonly happen: () => Promise<void> } | undefined {
    const timers = this.state.timers.map(({ dueAt, executionId }) => ({
      at: Date.parse(dueAt),
      happen: () => this.continue({ type: 'fire-timer', executionId }),
    }));
    const rounds = this.state.rounds.map((round) => ({
      at: Date.parse(wakeAt(round) ?? ''),
      happen: () => this.#perform(null, { type: 'round-time', roundId: round.id }),
    }));
    return [...timers, ...rounds].filter(({ at }) => at > 0).sort((one, other) => one.at - other.at)[0];
  }

  /** The service task that waits at an element, and what only it knows; undefined when none does. */
  job(elementId: string): JobRequest | undefined {
    const waits = this.state.approval.tokens.filter((one) => one.type === 'step' && one.elementId === elementId);
    return waits.flatMap((one) => (one.type === 'step' && this.#jobs.get(one.executionId ?? '')) || [])[0];
  }

  /** Elements at which a service task waits for an answer. */
  waitingJobs(): string[] {
    return [...new Set(this.state.approval.tokens.map((token) => token.elementId))].filter(
      (elementId) => this.job(elementId) !== undefined,
    );
  }

  /** What expressions outside the process see. */
  async scope(more: Readonly<Record<string, unknown>>): Promise<FeelScope> {
    const initiator = await findInitiator(this.item.directory, this.state);
    const application = { id: this.state.id, number: this.number, title: this.title };
    const variables = { ...expressionContext(this.state.variables, initiator), application, ...more };
    return { variables, clock: () => new Date(this.#now), timeZone: DEFAULT_TIME_ZONE };
  }

  /** The open task of a step that is somebody's, else any open task of it: then the rules refuse. */
  task(stepId: string, username: string): Task | undefined {
    const open = this.state.tasks.filter((task) => task.stepId === stepId && task.status === 'open');
    return open.find((task) => task.assigneeId === username || task.candidateIds.includes(username)) ?? open[0];
  }

  #action(entry: ActEntry): Action {
    const { opinion } = entry;
    if (entry.do === 'withdraw' || entry.do === 'terminate') return { type: entry.do, opinion };
    const task = this.task(entry.at ?? '', entry.by);
    if (!task) throw new Error(`no open task at "${entry.at ?? ''}"`);
    const taskId = task.id;
    const enclosed = enclosedWith(entry);
    switch (entry.do) {
      case 'claim':
      case 'release':
        return { type: entry.do, taskId };
      case 'transfer':
        return { type: 'transfer', taskId, opinion, ...enclosed, toUserId: entry.to ?? '' };
      case 'return': {
        const target = entry.to === 'previous' || entry.to === 'initiator' ? entry.to : { stepId: entry.to ?? '' };
        return { type: 'return', taskId, opinion, ...enclosed, target, resume: entry.resume };
      }
      case 'agree':
      case 'disagree': {
        const stored = this.state.variables.form;
        const form = this.#accept(task.stepId, stored, entry.form ?? {}, entry.do === 'agree');
        return {
          type: 'complete',
          taskId,
          outcome: entry.do,
          opinion,
          ...enclosed,
          form,
          next: nextChoice(entry.next),
        };
      }
    }
  }

  #accept(
    stepId: string,
    stored: Readonly<Record<string, unknown>>,
    incoming: Readonly<Record<string, unknown>>,
    validate: boolean,
  ): Record<string, unknown> {
    const name = this.item.model.steps.get(stepId)?.settings.form;
    const form = name ? this.item.item.forms[name] : undefined;
    if (!form) return {};
    return acceptForm(form, { stepId, stored, incoming, validate, today: localDate(new Date(this.#now)) });
  }

  /** Goes on as the world says. A process that cannot has failed the scenario. */
  async continue(command: SystemCommand): Promise<void> {
    await this.#perform(null, { type: 'continue', command });
    const [incident] = this.state.incidents;
    if (incident) throw new ApprovalError('process-failed', { reason: incident.message });
  }

  async #perform(actor: Actor | null, action: Action): Promise<void> {
    this.#keep(await act(this.item.model, this.state, actor, action, this.#ports()));
  }

  #ports(): ApprovalPorts {
    const { directory } = this.item;
    return { clock: () => new Date(this.#now), calendar: this.#calendar, nextId: () => `id-${++this.#ids}`, directory };
  }

  #keep(result: ActResult): void {
    this.#last = result;
    this.history.push(...result.changes.history);
    this.events.push(...result.events);
    for (const job of result.changes.jobs.created) this.#jobs.set(job.executionId, job);
    this.#now += MINUTE;
  }
}

const nextChoice = (next: ActEntry['next']): NextChoice => ({ flowId: next?.flow, assignees: next?.assignees });
