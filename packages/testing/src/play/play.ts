import {
  type Action,
  type Actor,
  type ActResult,
  ApprovalError,
  type ApprovalPorts,
  act,
  allowedActions,
  type HistoryEntry,
  type InstanceState,
  type RecordedFile,
  start,
  type TaskActionName,
  verifyChain,
  wakeAt,
} from '@flowhall/approval';
import { chineseWorkingCalendar } from '@flowhall/calendar/china';
import type { Dice } from './random.ts';
import type { SampleItem } from './sample-item.ts';

const CALENDAR = chineseWorkingCalendar();
const MINUTE = 60_000;
const file = (id: string, mediaType: string): RecordedFile => ({
  id,
  name: id,
  mediaType,
  size: 1,
  sha256: '0'.repeat(64),
});
const ENCLOSED = { signature: file('s.png', 'image/png'), attachments: [file('f.pdf', 'application/pdf')] };

/** One application on which people do what a die says, rightly or not. Throws when a promise is broken. */
export class Play {
  readonly #item: SampleItem;
  readonly #dice: Dice;
  readonly #history: HistoryEntry[] = [];
  readonly #seen: string[] = [];
  #now = Date.UTC(2026, 2, 2, 1);
  #ids = 0;
  #last: ActResult | null = null;
  /** How many actions were taken, and how many refused. */
  taken = 0;
  refused = 0;

  constructor(item: SampleItem, dice: Dice) {
    this.#item = item;
    this.#dice = dice;
  }

  async run(actions: number): Promise<void> {
    const chosen = this.#dice.pick(this.#item.starts);
    if (!chosen) throw new Error('No scenario starts the item');
    const request = { ...chosen.request, ...ENCLOSED, instanceId: 'play' };
    this.#keep(await start(this.#item.prepared.model, { userId: chosen.by }, request, this.#ports()));
    this.#check();
    for (let count = 0; count < actions && this.#isUnderWay(); count += 1) await this.#step();
  }

  get #state(): InstanceState {
    if (!this.#last) throw new Error('Not started');
    return this.#last.state;
  }

  #isUnderWay(): boolean {
    return this.#state.status === 'running' || this.#state.status === 'incident';
  }

  async #step(): Promise<void> {
    const [actor, action] = this.#next();
    const before = structuredClone(this.#state);
    const entries = this.#history.length;
    const right = this.#hasRight(before, actor, action);
    try {
      this.#keep(await act(this.#item.prepared.model, this.#state, actor, action, this.#ports()));
    } catch (error) {
      if (!(error instanceof ApprovalError)) throw error;
      this.refused += 1;
      if (JSON.stringify(this.#state) !== JSON.stringify(before))
        throw new Error(`${action.type} was refused and had an effect`);
      return;
    }
    this.taken += 1;
    if (!right) throw new Error(`${actor?.userId} did ${action.type} without the right to it`);
    const [first] = this.#history.slice(entries);
    // Handing over nothing leaves nothing to record.
    if (
      actor &&
      action.type !== 'hand-over' &&
      (first?.actorId !== actor.userId || first.onBehalfOfId !== (actor.onBehalfOfId ?? null))
    ) {
      throw new Error(`The history does not say who did ${action.type}`);
    }
    this.#check();
  }

  /** Somebody and something to do: often what is theirs to do, sometimes anything. */
  #next(): readonly [Actor | null, Action] {
    const dice = this.#dice;
    const state = this.#state;
    const { people, forms } = this.#item;
    const open = dice.pick(state.tasks);
    const worker = open ? (open.assigneeId ?? dice.pick(open.candidateIds)) : undefined;
    const honest = !dice.once(4);
    const userId = (honest ? worker : dice.pick(people)) ?? 'nobody';
    const taskId = (honest ? open?.id : dice.pick(this.#seen)) ?? 'none';
    const deputy = dice.once(6) ? dice.pick(people) : undefined;
    const actor: Actor = deputy && deputy !== userId ? { userId: deputy, onBehalfOfId: userId } : { userId };
    const opinion = dice.once(5) ? undefined : '意见';
    const on = { taskId, opinion, ...(dice.once(4) ? {} : ENCLOSED), ...(dice.once(12) && { version: 1 }) };
    const somebody = () => dice.pick(people) ?? '';
    const next = {
      assignees: Object.fromEntries([...this.#item.prepared.model.steps.keys()].map((id) => [id, [somebody()]])),
    };
    switch (dice.below(18)) {
      case 0:
        return [actor, { type: 'claim', ...on }];
      case 1:
        return [actor, { type: 'release', ...on }];
      case 2:
        return [actor, { type: 'transfer', ...on, toUserId: somebody() }];
      case 3:
        return [actor, { type: 'delegate', ...on, toUserId: somebody() }];
      case 4:
      case 5: {
        const stepId = dice.pick([...this.#item.prepared.model.steps.keys()]) ?? '';
        const target = dice.pick(['previous', 'initiator', { stepId }] as const) ?? 'previous';
        return [actor, { type: 'return', ...on, target, resume: dice.once(2) ? 'jump-back' : 'replay' }];
      }
      case 6:
      case 7:
        return [
          actor,
          {
            type: 'add-sign',
            ...on,
            kind: dice.pick(['before', 'after', 'parallel'] as const) ?? 'before',
            userIds: [somebody()],
          },
        ];
      case 8:
        return [actor, { type: 'remove-sign', ...on, userIds: [dice.pick(state.tasks)?.assigneeId ?? 'nobody'] }];
      case 9:
        return [actor, { type: 'urge', opinion }];
      case 10:
        return [actor, { type: 'withdraw' }];
      case 11:
        return dice.once(6) ? [actor, { type: 'terminate' }] : [actor, { type: 'cc', userIds: [somebody()] }];
      case 12:
        return this.#byItself();
      case 13: {
        const operator = dice.once(2);
        return [
          { userId: operator ? 'admin' : userId, operator },
          { type: 'hand-over', fromUserId: userId, toUserId: somebody() },
        ];
      }
      default: {
        const outcome = dice.once(6) ? 'disagree' : 'agree';
        const form = dice.pick(forms.get(open?.stepId ?? '') ?? []) ?? {};
        return [actor, { type: 'complete', ...on, outcome, form, ...(dice.once(3) && { next }) }];
      }
    }
  }

  /** A timer, the time of a round, or a job: the system's. */
  #byItself(): readonly [null, Action] {
    const { timers, rounds, approval } = this.#state;
    const jobs = approval.tokens.flatMap((token) =>
      token.type === 'step' && token.executionId ? [token.executionId] : [],
    );
    const waking = rounds.filter((round) => wakeAt(round) !== null);
    const roundId = this.#dice.pick(waking)?.id;
    if (roundId && this.#dice.once(2)) return [null, { type: 'round-time', roundId }];
    const executionId = this.#dice.pick(timers)?.executionId;
    if (executionId) return [null, { type: 'continue', command: { type: 'fire-timer', executionId } }];
    const job = this.#dice.pick(jobs.filter((id) => !rounds.some((round) => round.executionId === id)));
    return [null, { type: 'continue', command: { type: 'complete', executionId: job ?? 'none' } }];
  }

  #hasRight(state: InstanceState, actor: Actor | null, action: Action): boolean {
    if (!actor) return true;
    if (action.type === 'hand-over') return actor.operator === true;
    if (actor.onBehalfOfId && actor.userId === state.initiatorId) return false;
    const person = { userId: actor.onBehalfOfId ?? actor.userId, ...(actor.operator && { operator: true }) };
    const may = allowedActions(this.#item.prepared.model, state, person, new Date(this.#now).toISOString());
    if ('taskId' in action) return (may.tasks[action.taskId] ?? []).some((one) => one.name === nameOf(action));
    const { type } = action;
    return (type === 'withdraw' || type === 'terminate' || type === 'urge' || type === 'cc') && may[type];
  }

  /** What always holds: one open round for each active step, each with somebody who can go on, and a whole history. */
  #check(): void {
    const { model } = this.#item.prepared;
    const state = this.#state;
    const { intact } = verifyChain(this.#history);
    if (!intact || state.approval.history.seq !== this.#history.length) throw new Error('The history is not whole');
    const steps = state.approval.tokens.filter((token) => token.type === 'step' && model.steps.has(token.elementId));
    const active = steps.map((token) => (token.type === 'step' ? token.executionId : '')).sort();
    const rounds = state.rounds.map((round) => round.executionId).sort();
    if (!this.#isUnderWay()) {
      if (rounds.length + state.tasks.length + state.timers.length > 0)
        throw new Error('Something waits after the end');
      return;
    }
    if (JSON.stringify(rounds) !== JSON.stringify(active)) throw new Error(`Rounds ${rounds} for steps ${active}`);
    for (const round of state.rounds) {
      const open = state.tasks.filter((task) => task.roundId === round.id && task.status === 'open');
      const able = open.some((task) =>
        (task.assigneeId === null ? task.candidateIds : [task.assigneeId]).some((userId) =>
          (allowedActions(model, state, { userId }, new Date(this.#now).toISOString()).tasks[task.id] ?? []).some(
            ({ name }) => name === 'agree' || name === 'claim',
          ),
        ),
      );
      if (!able) throw new Error(`Nobody can decide the round of ${round.stepId}`);
    }
  }

  #ports(): ApprovalPorts {
    const { directory } = this.#item.prepared;
    return { clock: () => new Date(this.#now), calendar: CALENDAR, nextId: () => `id-${++this.#ids}`, directory };
  }

  #keep(result: ActResult): void {
    this.#last = structuredClone(result);
    this.#history.push(...result.changes.history);
    this.#seen.push(...result.state.tasks.map((task) => task.id));
    this.#now += MINUTE * (1 + this.#dice.below(120));
  }
}

function nameOf(action: Extract<Action, { taskId: string }>): TaskActionName {
  if (action.type === 'complete') return action.outcome;
  if (action.type !== 'return') return action.type;
  if (action.target === 'previous') return 'return-previous';
  return action.target === 'initiator' ? 'return-initiator' : 'return-any';
}
