import type { Names } from '@flowhall/bpmn';
import type { Action, ContinueAction, RaiseIncidentAction } from './actions.ts';
import { type ApprovalModel, stepOf } from './model.ts';
import type { Abilities, TaskAbility, TaskActionName } from './offers.ts';
import { earlierSteps, waysBack } from './path/path.ts';
import { planReturn } from './path/plan-return.ts';
import { isStanding } from './path/tokens.ts';
import { isUndone, seatOf } from './rounds/seats.ts';
import { type InstanceState, isUnderWay, type PathEntry, type Round, type Task } from './state.ts';

/** Somebody who wants to act. `operator` holders may terminate anything that runs. */
export interface Acting {
  readonly userId: string;
  readonly operator?: boolean;
  /** People as whose deputy the person may act here; the caller has proved it. */
  readonly principalIds?: readonly string[];
}

/**
 * What a person may do with an instance now. Answers carry it, and every action is checked against it: there is no other
 * rule of who may act. A deputy may do what the other person might, save what only an initiator may.
 */
export function allowedActions(model: ApprovalModel, state: InstanceState, person: Acting, at: string): Abilities {
  const own = ownActions(model, state, person, at);
  const theirs = principalsOf(state, person).map((userId) => ({
    userId,
    abilities: ownActions(model, state, { userId }, at),
  }));
  if (theirs.length === 0) return own;
  const tasks = { ...own.tasks };
  const onBehalfOf: Record<string, string> = {};
  for (const { userId, abilities } of theirs) {
    for (const [taskId, actions] of Object.entries(abilities.tasks)) {
      if (tasks[taskId]) continue;
      tasks[taskId] = actions;
      onBehalfOf[taskId] = userId;
    }
  }
  const may = (name: 'withdraw' | 'urge' | 'cc') => own[name] || theirs.some((one) => one.abilities[name]);
  return { ...own, withdraw: may('withdraw'), urge: may('urge'), cc: may('cc'), tasks, onBehalfOf };
}

type Wanted = Exclude<Action, ContinueAction | RaiseIncidentAction>;

/** For whom a deputy takes an action; null where the person acts in their own right, or may not act at all. */
export function principalFor(
  model: ApprovalModel,
  state: InstanceState,
  person: Acting,
  action: Pick<Wanted, 'type'> & { readonly taskId?: string },
  at: string,
): string | null {
  const may = (one: Acting): boolean => {
    const abilities = ownActions(model, state, one, at);
    if (action.taskId !== undefined) return abilities.tasks[action.taskId] !== undefined;
    const { type } = action;
    return (type === 'withdraw' || type === 'urge' || type === 'cc') && abilities[type];
  };
  const principals = principalsOf(state, person);
  if (principals.length === 0 || may(person)) return null;
  return principals.find((userId) => may({ userId })) ?? null;
}

/** Nobody decides as a deputy on an application of their own. */
const principalsOf = (state: InstanceState, { userId, principalIds = [] }: Acting): readonly string[] =>
  state.initiatorId === userId ? [] : principalIds.filter((id) => id !== userId);

function ownActions(model: ApprovalModel, state: InstanceState, person: Acting, at: string): Abilities {
  const cc = hasHandled(state, person.userId) || isAsked(state, person.userId);
  if (!isUnderWay(state.status)) {
    return { withdraw: false, terminate: false, urge: false, cc, tasks: {}, onBehalfOf: {} };
  }
  const tasks: Record<string, readonly TaskAbility[]> = {};
  for (const task of state.tasks) {
    const abilities = taskAbilities(model, state, task, person.userId);
    if (abilities.length > 0) tasks[task.id] = abilities;
  }
  const isInitiator = state.initiatorId === person.userId;
  return {
    withdraw: model.switches.withdraw && withdrawable(state, person.userId) !== null,
    terminate: person.operator === true || (isInitiator && model.switches.terminate),
    urge: (isInitiator || hasHandled(state, person.userId)) && waitsForOthers(state, person.userId, at),
    cc,
    tasks,
    onBehalfOf: {},
  };
}

/** Whether the person has decided something here, as initiator or handler. */
export const hasHandled = (state: Pick<InstanceState, 'approval'>, userId: string): boolean =>
  Object.values(state.approval.handlers).some((ids) => ids.includes(userId));

const isAsked = (state: InstanceState, userId: string): boolean =>
  state.tasks.some((task) => task.status === 'open' && task.assigneeId === userId);

const URGE_PAUSE_MS = 60 * 60 * 1000;

/** Rounds whose people have not been urged within the hour. */
export const urgeableRounds = (rounds: readonly Round[], at: string): Round[] =>
  rounds.filter(({ state }) => !state.urgedAt || Date.parse(at) - Date.parse(state.urgedAt) >= URGE_PAUSE_MS);

function waitsForOthers(state: InstanceState, userId: string, at: string): boolean {
  const rounds = new Set(urgeableRounds(state.rounds, at).map((round) => round.id));
  return state.tasks.some(
    (task) =>
      task.status === 'open' &&
      rounds.has(task.roundId) &&
      (task.assigneeId === null ? task.candidateIds : [task.assigneeId]).some((id) => id !== userId),
  );
}

function taskAbilities(model: ApprovalModel, state: InstanceState, task: Task, userId: string): TaskAbility[] {
  const round = state.rounds.find((one) => one.id === task.roundId && one.status === 'open');
  if (!round) return [];
  const removal = task.assigneeId === userId && hasAsked(state, round, userId) ? [plain('remove-sign')] : [];
  return [...(task.status === 'open' ? openTaskAbilities(model, state, round, task, userId) : []), ...removal];
}

function openTaskAbilities(
  model: ApprovalModel,
  state: InstanceState,
  round: Round,
  task: Task,
  userId: string,
): TaskAbility[] {
  const unclaimed = task.assigneeId === null && task.candidateIds.includes(userId);
  if (task.assigneeId !== userId && !unclaimed) return [];
  const { settings } = stepOf(model, task.stepId);
  const { sign, delegatedById } = seatOf(round.state, task.id);
  if (delegatedById) return [{ ...plain('agree'), labels: REPORT_BACK, opinion: 'optional' }];
  // A candidate who acts takes the task by it; claiming only keeps the others away meanwhile.
  const abilities: TaskAbility[] = unclaimed ? [plain('claim')] : [];
  for (const { name, labels, opinion, signature, attachment } of settings.actions) {
    if (sign !== null && !OF_SIGNERS.has(name)) continue;
    if (isPossible(name, settings.kind, () => possibleReturns(model, state, round))) {
      abilities.push({ name, labels, opinion, signature, attachment });
    }
  }
  if (!unclaimed && task.candidateIds.includes(userId)) abilities.push(plain('release'));
  return abilities;
}

/** Whether somebody whom the person asked to sign has not acted yet. */
const hasAsked = (state: InstanceState, round: Round, userId: string): boolean =>
  state.tasks.some(
    (task) => task.roundId === round.id && isUndone(task) && seatOf(round.state, task.id).sign?.byId === userId,
  );

/** What those may do whom somebody asked to sign: where an application goes back to is not theirs to say. */
const OF_SIGNERS: ReadonlySet<string> = new Set<TaskActionName>(['agree', 'disagree', 'add-sign', 'transfer']);
/** What "agree" is for whoever works on a task for somebody else. */
const REPORT_BACK: Names = { zh: '完成办理', en: 'Report back' };

interface Returns {
  readonly previous: boolean;
  readonly initiator: boolean;
  readonly any: boolean;
}

function isPossible(name: string, kind: string, returns: () => Returns): name is TaskActionName {
  switch (name) {
    case 'agree':
    case 'transfer':
      return true;
    case 'disagree':
    case 'delegate':
    case 'add-sign':
      return kind !== 'apply';
    case 'return-previous':
      return returns().previous;
    case 'return-initiator':
      return returns().initiator;
    case 'return-any':
      return returns().any;
    default:
      return false;
  }
}

function possibleReturns(model: ApprovalModel, state: InstanceState, round: Round): Returns {
  const legal = (entry: PathEntry): boolean => planReturn(model, state, round, entry.stepId).allowed;
  const [previous] = waysBack(state.approval.path, round);
  const earlier = earlierSteps(state).filter((entry) => entry.stepId !== round.stepId && legal(entry));
  return {
    previous: previous !== undefined && legal(previous),
    initiator: earlier.some((entry) => entry.stepId === model.applyStepId),
    any: earlier.length > 0,
  };
}

/** The person's latest completion that nothing after it has touched; null when there is none. */
export function withdrawable(state: InstanceState, userId: string): PathEntry | null {
  const { path, tokens } = state.approval;
  const entry = path.findLast((one) => one.deciderId === userId);
  if (!entry?.undo) return null;
  if (!entry.undo.produced.every((token) => isStanding(tokens, token))) return null;
  const executions = entry.undo.produced.flatMap((token) => (token.type === 'step' ? [token.executionId] : []));
  const rounds = state.rounds.filter((round) => executions.includes(round.executionId));
  const touched = rounds.some(
    (round) => round.state.touched || state.tasks.some((task) => task.roundId === round.id && isClaimed(task)),
  );
  return touched ? null : entry;
}

const isClaimed = (task: Task): boolean => task.assigneeId !== null && task.candidateIds.includes(task.assigneeId);

const NO_LABELS: Names = {};
const plain = (name: TaskActionName): TaskAbility => ({
  name,
  labels: NO_LABELS,
  opinion: 'none',
  signature: 'none',
  attachment: 'none',
});
