import {
  type Actor,
  type ActResult,
  type Forecast,
  forecast,
  type HistoryEntry,
  type InstanceState,
  type StepOption,
  type SubmitOptions,
  startOptions,
  taskOptions,
} from '@flowhall/approval';
import { durationMs, localDate, type WorkingCalendar } from '@flowhall/calendar';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import type { EngineEvent } from '@flowhall/engine';
import { isInAudience, isOpen } from '@flowhall/items';
import { acceptForm } from './accept-form.ts';
import { Application, type PlayedItem, type Stage } from './application.ts';
import { Consequences, MOST_AT_A_TIME } from './consequences.ts';
import { dueNext } from './due-next.ts';
import { enclosedWith } from './enclosed-with.ts';
import { Family } from './family.ts';
import { momentOf } from './moment.ts';
import { broadcast, deliver, type Letter } from './post.ts';
import { NotPlayable, Refusal, stuck } from './refusal.ts';
import type {
  ActEntry,
  CallEntry,
  DownloadEntry,
  MessageEntry,
  SignalEntry,
  StartEntry,
  UntilEntry,
} from './scenario.ts';
import { materialTemplates, templateName, templatesAt } from './templates-at.ts';
import { nextChoice, toAction } from './to-action.ts';

const MINUTE = 60_000;
const CALENDAR = chineseWorkingCalendar();

export interface PlayerOptions {
  readonly calendar?: WorkingCalendar;
  /** Of what is said about forms. */
  readonly lang?: 'zh' | 'en';
  /** Awaited between things that happen, so that others get their turn. */
  readonly pause?: () => Promise<void>;
}

type Started = Pick<StartEntry, 'by' | 'department' | 'form'>;

/**
 * Plays an application in memory, with all that it calls: what the API does with rows and jobs, without a database. Whatever
 * is refused or cannot be played leaves everything as it was, the clock included.
 */
export class Player {
  readonly item: PlayedItem;
  readonly #stage: Stage;
  readonly #family: Family;
  readonly #options: PlayerOptions;
  readonly #consequences: Consequences;

  constructor(item: PlayedItem, at: string, options: PlayerOptions = {}) {
    this.item = item;
    this.#options = options;
    this.#stage = { now: Date.parse(at), ids: 0, calendar: options.calendar ?? CALENDAR };
    this.#family = new Family(new Application(item, '', this.#stage), this.#stage);
    this.#consequences = new Consequences(this.#family, options.pause);
  }

  get root(): Application {
    return this.#family.root;
  }

  /** The application and those that it has called. */
  get applications(): readonly Application[] {
    return this.#family.all;
  }

  get state(): InstanceState {
    return this.root.state;
  }

  get title(): string {
    return this.root.title;
  }

  get number(): string {
    return this.root.number;
  }

  get history(): readonly HistoryEntry[] {
    return this.root.history;
  }

  /** What happened in the process, without those that it calls. */
  get events(): readonly EngineEvent[] {
    return this.root.events;
  }

  /** Time of the play, ISO 8601. */
  get now(): string {
    return this.root.now;
  }

  /** The application that an entry's `in` names. */
  at(path?: string): Application {
    return this.#family.at(path);
  }

  /** The application that a call has started; null when its item is not here. */
  calledBy(executionId: string): Application | null {
    return this.#family.of(executionId) ?? null;
  }

  /** @throws Refusal, ApprovalError */
  start(entry: StartEntry): Promise<void> {
    return this.whole(async () => {
      await this.refuseStrangers(entry.by);
      this.#refuseClosed();
      const form = this.#acceptStart(entry);
      const request = { departmentId: entry.department ?? null, form, opinion: entry.opinion };
      const more = { ...enclosedWith(entry), next: nextChoice(entry.next) };
      await this.#tick(this.root, () => this.root.apply(entry.by, { ...request, ...more }));
    });
  }

  /** Throws unless a person may apply for the item. */
  async refuseStrangers(personId: string): Promise<void> {
    const facts = await this.item.audienceFacts(personId);
    if (!facts || !isInAudience(this.item.item.manifest.audience, facts)) throw new Refusal('not-in-audience');
  }

  async startOffers(entry: Started): Promise<StepOption[]> {
    return (await this.startOptions(entry)).branches.flatMap((branch) => branch.steps);
  }

  /** Where an application with these values would go. */
  async startOptions(entry: Started): Promise<SubmitOptions> {
    this.#refuseClosed();
    const request = { departmentId: entry.department ?? null, form: this.#acceptStart(entry) };
    return startOptions(this.item.model, { userId: entry.by }, request, this.root.ports);
  }

  async offers(entry: ActEntry): Promise<StepOption[]> {
    return (await this.options(entry))?.branches.flatMap((branch) => branch.steps) ?? [];
  }

  /** Where a task would go; null for what does not go on. */
  async options(entry: ActEntry): Promise<SubmitOptions | null> {
    const application = this.at(entry.in);
    const action = this.#action(application, entry);
    if (action.type !== 'complete') return null;
    const { taskId, outcome, form } = action;
    const { model } = application.item;
    return taskOptions(model, application.state, { userId: entry.by }, { taskId, outcome, form }, application.ports);
  }

  /** The steps that are still to come. */
  forecast(): Promise<Forecast> {
    return forecast(this.item.model, this.state, this.root.ports);
  }

  act(entry: ActEntry): Promise<void> {
    return this.whole(async () => {
      const application = this.at(entry.in);
      const actor: Actor = { userId: entry.by, operator: await application.item.isOperator(entry.by) };
      const action = this.#action(application, entry);
      await this.#tick(application, () => application.perform(actor, action));
    });
  }

  /** Lets time pass; what comes due on the way happens in its order, each at its time. */
  wait(duration: string): Promise<void> {
    return this.whole(() => this.#passUntil(this.#stage.now + (durationMs(duration) ?? 0)));
  }

  until({ when }: UntilEntry): Promise<void> {
    return this.whole(async () => {
      const until = momentOf(when);
      if (until < this.#stage.now) {
        throw new NotPlayable(`${when} 已经过去，现在是 ${this.now}`, `${when} is in the past: it is ${this.now}`);
      }
      await this.#passUntil(until);
    });
  }

  /** When something comes due next by itself, ISO 8601. */
  get nextDueAt(): string | null {
    const due = dueNext(this.#family.underWay);
    return due ? new Date(due.at).toISOString() : null;
  }

  /** Lets an application go on with what came of a job. */
  goOn(application: Application, work: () => Promise<ActResult>): Promise<void> {
    return this.whole(() => this.#tick(application, work));
  }

  message({ message, key, variables = {}, in: path }: MessageEntry): Promise<void> {
    return this.whole(async () => {
      const applications = path === undefined ? this.#family.underWay : [this.at(path)];
      const letter: Letter = { names: [message], variables, ...(key !== undefined && { key }) };
      await this.#consequences.settle([await deliver(applications, letter, path !== undefined)]);
      this.#stage.now += MINUTE;
    });
  }

  signal({ signal: name, variables = {} }: SignalEntry): Promise<void> {
    return this.whole(async () => {
      await this.#consequences.settle(await broadcast(this.#family, { name, variables }));
      this.#stage.now += MINUTE;
    });
  }

  /** Answers a call; what was called ends with it. */
  call({ call, outcome = 'agree', output = {}, error: code, in: path }: CallEntry): Promise<void> {
    return this.whole(async () => {
      const caller = this.at(path);
      const [waiting] = caller.calls(call);
      if (!waiting) throw new NotPlayable(`“${call}”没有等待答复的调用`, `no call waits at "${call}"`);
      const { executionId } = waiting;
      await this.#consequences.end(executionId);
      await this.#tick(caller, () =>
        caller.continue(
          code === undefined
            ? { command: { type: 'complete', executionId, output }, outcome }
            : { command: { type: 'throw-error', executionId, code, output } },
        ),
      );
    });
  }

  /** @throws Refusal `template-not-offered` */
  async download({ download, at, in: path }: DownloadEntry): Promise<void> {
    const { item } = this.at(path);
    const offered = at === undefined ? materialTemplates(item) : templatesAt(item, at);
    if (!offered.includes(templateName(download))) throw new Refusal('template-not-offered');
  }

  /** Remembers how everything is; what it gives brings that back. */
  capture(): () => void {
    const { now, ids } = this.#stage;
    const back = [this.#family.capture(), this.#consequences.capture()];
    return () => {
      Object.assign(this.#stage, { now, ids });
      for (const one of back) one();
    };
  }

  /** One entry: all of it happens, or nothing. */
  async whole(work: () => Promise<void>): Promise<void> {
    const restore = this.capture();
    for (const application of this.applications) application.recent = [];
    try {
      await work();
    } catch (error) {
      restore();
      throw error;
    }
  }

  /** Something happens in an application, with all that follows from it; a minute later it is over. */
  async #tick(application: Application, work: () => Promise<ActResult>): Promise<void> {
    const result = await work();
    await this.#consequences.settle([{ application, result }]);
    this.#stage.now += MINUTE;
  }

  async #passUntil(until: number): Promise<void> {
    let happened = 0;
    for (let due = dueNext(this.#family.underWay); due && due.at <= until; due = dueNext(this.#family.underWay)) {
      happened += 1;
      if (happened > MOST_AT_A_TIME) throw stuck('Too much comes due');
      await this.#options.pause?.();
      this.#stage.now = Math.max(this.#stage.now, due.at);
      const { application, happen } = due;
      await this.#tick(application, happen);
    }
    this.#stage.now = until;
  }

  #refuseClosed(): void {
    if (!isOpen(this.item.item.manifest, new Date(this.#stage.now))) throw new Refusal('item-closed');
  }

  #acceptStart({ form }: Started): Record<string, unknown> {
    return this.#accept(this.root, this.item.model.applyStepId, { stored: {}, incoming: form, validate: true });
  }

  #action(application: Application, entry: ActEntry) {
    return toAction(application, entry, (stepId, incoming, validate) => {
      const stored = application.state.variables.form;
      return this.#accept(application, stepId, { stored, incoming, validate });
    });
  }

  #accept(
    { item: { item, model } }: Application,
    stepId: string,
    values: Pick<Parameters<typeof acceptForm>[1], 'stored' | 'incoming' | 'validate'>,
  ): Record<string, unknown> {
    const name = model.steps.get(stepId)?.settings.form;
    const form = name ? item.forms[name] : undefined;
    if (!form) return {};
    const { lang = 'zh' } = this.#options;
    return acceptForm(form, { ...values, stepId, lang, today: localDate(new Date(this.#stage.now)) });
  }
}
