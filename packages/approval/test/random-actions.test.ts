import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Actor,
  ApprovalError,
  type ApprovalErrorCode,
  allowedActions,
  type InstanceState,
  type NextChoice,
  type Outcome,
  type ReturnTo,
  type TaskActionName,
  verifyChain,
} from '../src/index.ts';
import { Application, loadModel } from './application.ts';
import { people } from './organisation.ts';

/** Numbers that choose among whatever there is when their turn comes. */
interface Dice {
  readonly user: number;
  readonly kind: number;
  readonly task: number;
  readonly detail: number;
  readonly rightful: boolean;
}

const dice = fc.record({
  user: fc.nat(100),
  kind: fc.nat(100),
  task: fc.nat(100),
  detail: fc.nat(1000),
  rightful: fc.boolean(),
});

const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(1, list.length)];
const users = people.map((person) => person.id);
const nobody = ['', 'nobody'];

/** What may be answered to whoever has the right; anything else would be a bug. */
const REFUSALS: readonly ApprovalErrorCode[] = [
  'choice-required',
  'choice-invalid',
  'assignee-required',
  'assignee-not-candidate',
  'opinion-required',
  'return-target-illegal',
  'user-not-active',
  'urged-already',
  'nobody-to-urge',
];

class Game {
  readonly app: Application;
  readonly seenTasks: string[] = [];
  readonly seenTimers: string[] = [];
  readonly seenRounds: string[] = [];

  constructor(app: Application) {
    this.app = app;
  }

  remember(): void {
    this.seenTasks.push(...this.app.state.tasks.map((task) => task.id));
    this.seenTimers.push(...this.app.state.timers.map((timer) => timer.executionId));
    this.seenRounds.push(...this.app.state.rounds.map((round) => round.id));
  }

  next({ user, kind, task, detail, rightful }: Dice): { actor: Actor | null; action: Action } {
    const { state } = this.app;
    const open = pick(state.tasks, task);
    const worker = open ? (open.assigneeId ?? pick(open.candidateIds, user)) : undefined;
    const userId = (rightful ? worker : pick([...users, ...nobody], user)) ?? 'nobody';
    const taskId = (rightful ? open?.id : pick(this.seenTasks, detail)) ?? 'none';
    const opinion = detail % 3 === 0 ? undefined : 'words';
    const version = detail % 11 === 0 ? 1 : undefined;
    const on = { taskId, version };
    const actor = { userId, operator: userId === 'root' };
    switch (kind % 20) {
      case 0:
      case 1:
      case 2:
      case 3: {
        const outcome: Outcome = kind % 20 === 3 && detail % 4 === 0 ? 'disagree' : 'agree';
        return { actor, action: { type: 'complete', ...on, outcome, opinion, next: this.choice(detail) } };
      }
      case 4:
      case 5:
        return { actor, action: { type: 'claim', ...on } };
      case 6:
        return { actor, action: { type: 'release', ...on } };
      case 7:
        return {
          actor,
          action: { type: 'transfer', ...on, toUserId: pick([...users, ...nobody], detail) ?? '', opinion },
        };
      case 8:
      case 9: {
        const steps = [...this.app.model.steps.keys(), 'nowhere'];
        const target = pick<ReturnTo>(['previous', 'initiator', { stepId: pick(steps, user) ?? '' }], detail);
        const resume = detail % 2 === 0 ? 'jump-back' : 'replay';
        return { actor, action: { type: 'return', ...on, target: target ?? 'previous', opinion, resume } };
      }
      case 10:
      case 11: {
        const userIds = [pick(users, detail), pick([...users, ...nobody], user)].flatMap((one) => one ?? []);
        const sign = pick(['before', 'after', 'parallel'] as const, user) ?? 'before';
        return { actor, action: { type: 'add-sign', ...on, kind: sign, userIds, opinion } };
      }
      case 12: {
        const asked = state.tasks.filter((one) => one.roundId === open?.roundId).flatMap((one) => one.assigneeId ?? []);
        const userIds = [pick(asked, detail) ?? 'nobody'];
        return { actor, action: { type: 'remove-sign', ...on, userIds, next: this.choice(detail) } };
      }
      case 13:
        return {
          actor,
          action: { type: 'delegate', ...on, toUserId: pick([...users, ...nobody], detail) ?? '', opinion },
        };
      case 14:
        return { actor, action: { type: 'urge', opinion } };
      case 15:
        return { actor, action: { type: 'cc', userIds: [pick([...users, ...nobody], detail) ?? ''] } };
      case 16:
        return { actor: { userId: pick(users, user) ?? '' }, action: { type: 'withdraw' } };
      case 17:
      case 18: {
        // Days may pass before.
        this.app.now += (detail % 4) * 24 * 60 * 60_000;
        return { actor: null, action: { type: 'round-time', roundId: pick(this.seenRounds, task) ?? 'none' } };
      }
      default: {
        if (detail % 5 === 0) return { actor: { userId: pick(users, user) ?? '' }, action: { type: 'terminate' } };
        const executionId = pick(this.seenTimers, task) ?? 'none';
        return { actor: null, action: { type: 'continue', command: { type: 'fire-timer', executionId } } };
      }
    }
  }

  /** Right and wrong choices for every step and gateway of the models. */
  choice(detail: number): NextChoice {
    const review = pick([['rita'], ['ralf'], ['rita', 'ralf'], ['eve'], ['gone'], []], detail) ?? [];
    const check = pick([['carl'], ['cleo', 'carl'], ['ann']], detail) ?? [];
    const flowId = pick([undefined, 'toCheck', 'toEnd', 'nowhere'], Math.floor(detail / 7));
    return { flowId, assignees: { review, check } };
  }
}

function hasRight(game: Game, state: InstanceState, actor: Actor | null, action: Action): boolean {
  if (action.type === 'continue' || action.type === 'round-time') return actor === null;
  if (!actor) return false;
  const abilities = allowedActions(game.app.model, state, actor, new Date(game.app.now).toISOString());
  switch (action.type) {
    case 'withdraw':
    case 'terminate':
    case 'urge':
    case 'cc':
      return abilities[action.type];
    default:
      return 'taskId' in action && (abilities.tasks[action.taskId] ?? []).some((one) => one.name === nameOf(action));
  }
}

function nameOf(action: Extract<Action, { taskId: string }>): TaskActionName {
  if (action.type === 'complete') return action.outcome;
  if (action.type !== 'return') return action.type;
  if (action.target === 'previous') return 'return-previous';
  return action.target === 'initiator' ? 'return-initiator' : 'return-any';
}

function checkInvariants(game: Game): void {
  const { model, state, last, history } = game.app;
  expect(verifyChain(history)).toMatchObject({ intact: true });
  const stepTokens = state.approval.tokens.filter((token) => token.type === 'step' && model.steps.has(token.elementId));
  const active = stepTokens.map((token) => (token.type === 'step' ? token.executionId : '')).sort();
  const rounds = state.rounds.map((round) => round.executionId).sort();
  if (state.status !== 'running') {
    expect([rounds, state.tasks, state.timers]).toEqual([[], [], []]);
    return;
  }
  // One open round for each active step, no more and no less.
  expect(rounds).toEqual(active);
  expect(new Set(rounds).size).toBe(rounds.length);
  for (const round of state.rounds) {
    // Somebody can decide it.
    const open = state.tasks.filter((task) => task.roundId === round.id && task.status === 'open');
    const able = open.some((task) =>
      users.some((userId) =>
        (allowedActions(model, state, { userId }, new Date(game.app.now).toISOString()).tasks[task.id] ?? []).some(
          (one) => /agree|claim/.test(one.name),
        ),
      ),
    );
    expect(able, `round of ${round.stepId} can be decided`).toBe(true);
  }
  const path = new Set(state.approval.path.map((entry) => entry.id));
  for (const { openedBy } of [...state.approval.path, ...state.rounds.map((round) => round.state)]) {
    if (openedBy !== null) expect(path).toContain(openedBy);
  }
  const closed = last.changes.rounds.updated.filter((round) => round.status !== 'open');
  for (const { id } of closed) {
    const left = last.changes.tasks.updated.filter((task) => task.roundId === id && task.status === 'open');
    expect(left).toEqual([]);
  }
}

async function take(game: Game, roll: Dice): Promise<void> {
  const { app } = game;
  const { actor, action } = game.next(roll);
  const before = structuredClone(app.state);
  const entries = app.history.length;
  const right = hasRight(game, before, actor, action);
  try {
    await app.act(actor, action);
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    expect(app.state).toEqual(before);
    const stale = 'version' in action && action.version !== undefined && error.code === 'version-conflict';
    if (right && !stale) expect(REFUSALS).toContain(error.code);
    return;
  }
  expect(right, `${actor?.userId} may ${action.type}`).toBe(true);
  const fresh = app.history.slice(entries);
  if (actor) expect(fresh[0]).toMatchObject({ actorId: actor?.userId });
  game.remember();
  checkInvariants(game);
}

/** Everybody does their work: whatever happened before, the process comes to its end. */
async function workToTheEnd(game: Game): Promise<void> {
  const { app } = game;
  for (let count = 0; app.state.status === 'running' && count < 200; count += 1) {
    const task = app.state.tasks.find((one) => one.status === 'open');
    if (!task) throw new Error('Nothing is open');
    if (task.assigneeId === null) {
      await app.act({ userId: task.candidateIds[0] ?? '' }, { type: 'claim', taskId: task.id });
      continue;
    }
    const next = { assignees: { review: ['rita'], check: ['carl'] } };
    const complete = { type: 'complete', taskId: task.id, outcome: 'agree', opinion: 'fine', next } as const;
    const actor = { userId: task.assigneeId };
    await app.act(actor, complete).catch(async (error: unknown) => {
      if (!(error instanceof ApprovalError)) throw error;
      const again = error.code === 'assignee-not-candidate' ? { assignees: {} } : { ...next, flowId: 'toEnd' };
      await app.act(actor, { ...complete, next: again });
    });
  }
  expect(app.state.status).toBe('completed');
}

/** Sequences for each model; a long run asks for more. */
const SEQUENCES = Number(process.env.FLOWHALL_SEQUENCES ?? 25);
const VOTE = '<flow:action name="delegate" /><flow:vote share="2/3" veto="person.username = &quot;tom&quot;"/>';

const due = (overdue: string) =>
  `<flow:action name="delegate" /><flow:due after="P1D" remindBefore="PT2H" remindAfter="P1D" overdue="${overdue}" />`;

describe('whatever people try', () => {
  it.each<[model: string, initiator: string, form: Record<string, unknown>, changes?: Record<string, string>]>([
    ['sequence', 'ann', {}],
    ['parallel', 'ann', {}],
    ['choice', 'ann', { days: 5 }],
    ['choice', 'tom', { days: 5 }],
    ['committee', 'ann', {}],
    ['committee', 'tom', {}, { 'mode="all"': 'mode="all" onSamePerson="auto-agree"' }],
    ['committee', 'ann', {}, { 'mode="all"': 'mode="any"' }],
    ['committee', 'ann', {}, { 'mode="all"': 'mode="sequential"' }],
    ['committee', 'ann', {}, { 'mode="all"': 'mode="claim"' }],
    ['committee', 'ann', {}, { 'mode="all"': 'mode="vote"', '<flow:action name="delegate" />': VOTE }],
    ['committee', 'ann', {}, { '<flow:action name="delegate" />': due('head') }],
    ['committee', 'ann', {}, { 'mode="all"': 'mode="claim"', '<flow:action name="delegate" />': due('head') }],
    [
      'committee',
      'ann',
      {},
      { 'mode="all"': 'mode="sequential"', '<flow:action name="delegate" />': due('auto-agree') },
    ],
    [
      'parallel',
      'ann',
      {},
      { '<flow:action name="agree" />': `<flow:action name="agree" />${due('return-previous')}` },
    ],
  ])(
    '%s keeps its promises for %s %j %j',
    async (name, initiator, form, changes = {}) => {
      const model = await loadModel(name, undefined, changes);
      await fc.assert(
        fc.asyncProperty(fc.array(dice, { minLength: 5, maxLength: 25 }), async (rolls) => {
          const next = { assignees: { review: ['rita'] } };
          const game = new Game(await new Application(model).start(initiator, { form, next }));
          game.remember();
          for (const roll of rolls) {
            if (game.app.state.status === 'running') await take(game, roll);
          }
          if (game.app.state.status === 'running') await workToTheEnd(game);
        }),
        { numRuns: SEQUENCES },
      );
    },
    SEQUENCES * 2_400,
  );
});
