import {
  type Action,
  type Actor,
  type ActResult,
  ApprovalError,
  type ApprovalPorts,
  act,
  expressionContext,
  findInitiator,
  type HistoryEntry,
  type InstanceState,
  type JobRequest,
  type NextChoice,
  type StepOption,
  type SystemCommand,
  start,
  startOptions,
  type Task,
  taskOptions,
  wakeAt,
} from '@flowhall/approval';
import { DEFAULT_TIME_ZONE, durationMs, localDate } from '@flowhall/calendar';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import type { EngineEvent } from '@flowhall/engine';
import type { FeelScope } from '@flowhall/feel';
import { isInAudience, nameApplication } from '@flowhall/items';
import { acceptForm } from './accept-form.ts';
import { audienceFacts } from './audience-facts.ts';
import { enclosedWith } from './enclosed-with.ts';
import type { ItemUnderTest } from './item-under-test.ts';
import { FormRefusal } from './refusal.ts';
import type { ActEntry, StartEntry } from './scenario.ts';

const MINUTE = 60_000;
const CALENDAR = chineseWorkingCalendar();

/** Plays one application in memory: what the API does with rows, without a database. People's ids are their user names. */
export class Player {
  readonly item: ItemUnderTest;
  readonly history: HistoryEntry[] = [];
  readonly events: EngineEvent[] = [];
  title = '';
  number = '';
  #now: number;
  #last: ActResult | null = null;
  #ids = 0;
  readonly #jobs = new Map<string, JobRequest>();

  constructor(item: ItemUnderTest, at: string) {
    this.item = item;
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
    const facts = audienceFacts(this.item.organisation, entry.by);
    const { manifest } = this.item.item;
    if (!facts || !isInAudience(manifest.audience, facts)) throw new FormRefusal('not-in-audience');
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

  async startOffers(entry: StartEntry): Promise<StepOption[]> {
    const form = this.#accept(this.item.model.applyStepId, {}, entry.form, true);
    const request = { departmentId: entry.department ?? null, form };
    const options = await startOptions(this.item.model, { userId: entry.by }, request, this.#ports());
    return options.branches.flatMap((branch) => branch.steps);
  }

  async offers(entry: ActEntry): Promise<StepOption[]> {
    const action = this.#action(entry);
    if (action.type !== 'complete') return [];
    const { taskId, outcome, form } = action;
    const request = { taskId, outcome, form };
    const options = await taskOptions(this.item.model, this.state, { userId: entry.by }, request, this.#ports());
    return options.branches.flatMap((branch) => branch.steps);
  }

  async act(entry: ActEntry): Promise<void> {
    const actor = { userId: entry.by, operator: this.#isOperator(entry.by) };
    await this.#perform(actor, this.#action(entry));
  }

  /** Lets time pass; what comes due on the way happens in its order, each at its time. */
  async wait(duration: string): Promise<void> {
    const until = this.#now + (durationMs(duration) ?? 0);
    for (let due = this.#nextDue(); due && due.at <= until; due = this.#nextDue()) {
      this.#now = Math.max(this.#now, due.at);
      await due.happen();
    }
    this.#now = until;
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

  #isOperator(username: string): boolean {
    const { roles, users } = this.item.organisation;
    const own = users.find((user) => user.username === username)?.roles ?? [];
    return roles.some((role) => own.includes(role.key) && role.permissions.includes('instances.operate'));
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
    return { clock: () => new Date(this.#now), calendar: CALENDAR, nextId: () => `id-${++this.#ids}`, directory };
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
