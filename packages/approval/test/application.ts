import { readFile } from 'node:fs/promises';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import { compile } from '@flowhall/engine';
import {
  type Action,
  type Actor,
  type ActResult,
  type ApprovalModel,
  act,
  allowedActions,
  compileApproval,
  type HistoryEntry,
  type InstanceState,
  type StartRequest,
  start,
  type Task,
} from '../src/index.ts';
import { directory } from './organisation.ts';

const ALL_ON = { withdraw: true, terminate: true };

/** A model of the folder, with texts in it replaced. */
export async function loadModel(
  name: string,
  switches = ALL_ON,
  changes: Readonly<Record<string, string>> = {},
): Promise<ApprovalModel> {
  let xml = await readFile(new URL(`./models/${name}.bpmn`, import.meta.url), 'utf8');
  for (const [from, to] of Object.entries(changes)) {
    if (!xml.includes(from)) throw new Error(`${name} has no ${from}`);
    xml = xml.replaceAll(from, to);
  }
  return compileApproval(await compile(xml, { serves: ['jobs', 'messages', 'signals', 'calls'] }), switches);
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type OnTask = Extract<Action, { taskId: string }>;

/** An application under test: keeps the state between actions as the API's rows would, and the whole history. */
export class Application {
  readonly model: ApprovalModel;
  readonly history: HistoryEntry[] = [];
  now = Date.UTC(2026, 2, 2, 1);
  calendar = chineseWorkingCalendar();
  last!: ActResult;
  #ids = 0;

  constructor(model: ApprovalModel) {
    this.model = model;
  }

  get ports() {
    return {
      clock: () => new Date(this.now),
      calendar: this.calendar,
      nextId: () => `id-${++this.#ids}`,
      directory,
    };
  }

  get state(): InstanceState {
    return this.last.state;
  }

  async start(userId: string, request: Partial<StartRequest> = {}): Promise<this> {
    const whole = { instanceId: 'i', departmentId: null, form: {}, ...request };
    return this.#keep(await start(this.model, { userId }, whole, this.ports));
  }

  /** Acts on the open task of a step. */
  async on(stepId: string, userId: string, action: Without<OnTask, 'taskId'>): Promise<this> {
    return this.act({ userId }, { ...action, taskId: this.task(stepId).id } as OnTask);
  }

  /** Acts on the person's own open task of a step. */
  async as(stepId: string, userId: string, action: Without<OnTask, 'taskId'>): Promise<this> {
    return this.act({ userId }, { ...action, taskId: this.taskOf(stepId, userId).id } as OnTask);
  }

  agreeAs(stepId: string, userId: string, more: object = {}): Promise<this> {
    return this.as(stepId, userId, { type: 'complete', outcome: 'agree', ...more });
  }

  agree(stepId: string, userId: string, more: object = {}): Promise<this> {
    return this.on(stepId, userId, { type: 'complete', outcome: 'agree', ...more });
  }

  async act(actor: Actor | null, action: Action): Promise<this> {
    return this.#keep(await act(this.model, this.state, actor, action, this.ports));
  }

  /** Goes on, on this model, with what came of another one's application. */
  continue(other: Application, result: ActResult): this {
    this.history.push(...other.history);
    this.now = other.now;
    this.#ids = other.#ids;
    return this.#keep(result);
  }

  /** Steps that wait, in the order in which they came to be. */
  steps(): string[] {
    return this.last.currentSteps.map((step) => step.stepId);
  }

  task(stepId: string): Task {
    const task = this.state.tasks.find((one) => one.stepId === stepId && one.status === 'open');
    if (!task) throw new Error(`No open task at ${stepId}; open are ${this.open().join(', ') || 'none'}`);
    return task;
  }

  taskOf(stepId: string, userId: string): Task {
    const open = this.state.tasks.filter((one) => one.stepId === stepId && one.status === 'open');
    const task = open.find((one) => one.assigneeId === userId || one.candidateIds.includes(userId));
    if (!task) throw new Error(`${userId} has no open task at ${stepId}; open are ${this.open().join(', ') || 'none'}`);
    return task;
  }

  /** Open tasks as `step: people`. */
  open(): string[] {
    return this.state.tasks
      .filter((task) => task.status === 'open')
      .map((task) => `${task.stepId}: ${task.assigneeId ?? task.candidateIds.join('|')}`)
      .sort();
  }

  can(userId: string, stepId: string): string[] {
    return this.#abilities(userId, this.task(stepId).id);
  }

  /** What the person may do with the own task. */
  canOn(stepId: string, userId: string): string[] {
    return this.#abilities(userId, this.taskOf(stepId, userId).id);
  }

  #abilities(userId: string, taskId: string): string[] {
    const abilities = allowedActions(this.model, this.state, { userId }, new Date(this.now).toISOString());
    return (abilities.tasks[taskId] ?? []).map((ability) => ability.name);
  }

  actions(): string[] {
    return this.history.map((entry) => `${entry.action} ${entry.stepId ?? '-'} ${entry.actorId ?? '-'}`);
  }

  #keep(result: ActResult): this {
    this.last = structuredClone(result);
    this.history.push(...result.changes.history);
    this.now += 60_000;
    return this;
  }
}

export async function begin(
  model: string,
  userId: string,
  request: Partial<StartRequest> = {},
  changes: Readonly<Record<string, string>> = {},
): Promise<Application> {
  return new Application(await loadModel(model, ALL_ON, changes)).start(userId, request);
}
