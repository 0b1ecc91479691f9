import type { StepResult, WaitState } from '@flowhall/engine';
import type { NextChoice } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { type Step, stepOf } from '../model.ts';
import type { Person } from '../organisation.ts';
import { activeOnce, recorded } from '../person.ts';
import { assigneesOf, choosePeople, stepParams } from '../rounds/choose-people.ts';
import { openRound } from '../rounds/open-round.ts';
import { applySamePerson } from '../rounds/same-person.ts';
import type { FormerPeople, KeptAnswer, PathEntry, RoundReason } from '../state.ts';
import { sendCopies } from './copies.ts';
import { notify } from './notify.ts';
import { recordBySystem } from './record.ts';
import { runEngine } from './run-engine.ts';
import { closeRound, openRounds, type Work } from './work.ts';

/** How a step came to be active. */
export interface Origin {
  readonly openedBy: string | null;
  readonly reason: RoundReason;
  /** The previous handler's choice; null when no human stood before the step. */
  readonly next: NextChoice | null;
  readonly opinion?: string | null;
  /** By step that comes back. */
  readonly people?: Readonly<Record<string, FormerPeople>>;
}

/** A process that agrees with itself this often in one action will never stop. */
const AUTOMATIC_LIMIT = 100;

/**
 * Brings rounds in line with what the engine waits for: closes those that nothing waits for any more, opens the missing
 * ones, and completes steps that skip or agree by themselves, as long as any are left.
 */
export async function settle(work: Work, first: StepResult, origin: Origin): Promise<void> {
  let result = first;
  const origins = new Map<string, Origin>();
  const asked = new Set<string>();
  for (let automatic = 0; automatic <= AUTOMATIC_LIMIT; automatic += 1) {
    await sendCopies(work, result.events);
    closeAbandoned(work, result);
    const fresh = withoutRound(work, result);
    for (const wait of fresh) {
      if (!origins.has(wait.executionId)) origins.set(wait.executionId, automatic === 0 ? origin : after(work, origin));
    }
    const advanced = await enterFirstAutomatic(work, fresh, origins, asked);
    if (!advanced) return end(work, result);
    result = advanced;
  }
  throw new ApprovalError('process-failed', { reason: 'steps agree automatically without end' });
}

const after = (work: Work, origin: Origin): Origin => ({
  ...origin,
  openedBy: work.approval.path.at(-1)?.id ?? null,
  next: null,
  people: undefined,
});

function withoutRound(work: Work, result: StepResult): WaitState[] {
  const rounds = new Set(openRounds(work).map((round) => round.executionId));
  return result.waiting.filter((one) => one.type === 'bpmn:UserTask' && !rounds.has(one.executionId));
}

function closeAbandoned(work: Work, result: StepResult): void {
  const waits = new Set(result.waiting.map((one) => one.executionId));
  for (const round of openRounds(work)) {
    if (!waits.has(round.executionId)) closeRound(work, round, 'cancelled');
  }
}

/** Opens rounds in order; stops at the first step that completes by itself and gives the engine's result. */
async function enterFirstAutomatic(
  work: Work,
  fresh: readonly WaitState[],
  origins: ReadonlyMap<string, Origin>,
  asked: Set<string>,
): Promise<StepResult | null> {
  for (const wait of fresh) {
    const origin = origins.get(wait.executionId);
    if (!origin) continue;
    const step = stepOf(work.model, wait.elementId);
    const entry = await plan(work, step, origin, asked.has(wait.executionId));
    if (entry.automatic) {
      const result = passAutomatically(work, step, wait, entry.automatic, origin, entry.people);
      if (result) return result;
      // The way on needs somebody's choice: ask the person after all.
      asked.add(wait.executionId);
    }
    const people = entry.people.length > 0 ? entry.people : await lastResort(work, step);
    const former = origin.people?.[step.id];
    await openRound(work, step, wait, people, {
      openedBy: former?.openedBy ?? origin.openedBy,
      reason: origin.reason,
      opinion: origin.opinion ?? null,
      kept: [...(former?.kept ?? []), ...entry.agreed.map(agreement)],
    });
    if (entry.agreed.length > 0) {
      const detail = { agreedFor: entry.agreed.map(recorded) };
      recordBySystem(work, { action: 'auto-agree', stepId: step.id, detail });
    }
  }
  return null;
}

const agreement = ({ id }: Person): KeptAnswer => ({ userId: id, outcome: 'agree', weight: 1 });

interface Entry {
  readonly people: readonly Person[];
  /** Besides them: whose agreement counts by itself. */
  readonly agreed: readonly Person[];
  readonly automatic: 'skip' | 'auto-agree' | null;
}

async function plan(work: Work, step: Step, origin: Origin, mustAsk: boolean): Promise<Entry> {
  const fixed = origin.people?.[step.id];
  if (fixed) {
    const people = activeOnce(await work.ports.directory.peopleByIds(fixed.userIds));
    if (people.length > 0) return { people, agreed: [], automatic: null };
  }
  const assignees = await assigneesOf(work, step);
  if (assignees.nobody === 'refuse') throw new ApprovalError('nobody-found', stepParams(step));
  if (assignees.nobody === 'skip') return { people: [], agreed: [], automatic: mustAsk ? null : 'skip' };
  const chosen = await choosePeople(work, step, assignees, origin.next);
  if (mustAsk) return { people: chosen, agreed: [], automatic: null };
  const { people, agrees, agreed } = await applySamePerson(work, step, chosen);
  return { people, agreed, automatic: agrees ? 'auto-agree' : null };
}

const lastResort = async (work: Work, step: Step): Promise<Person[]> => {
  const administrators = activeOnce(await work.ports.directory.administrators());
  if (administrators.length === 0) throw new ApprovalError('nobody-found', stepParams(step));
  return administrators;
};

/** Completes a step that needs nobody; null when the way on needs a choice. */
function passAutomatically(
  work: Work,
  step: Step,
  wait: WaitState,
  how: 'skip' | 'auto-agree',
  origin: Origin,
  people: readonly Person[],
): StepResult | null {
  const { variables } = work;
  work.variables = {
    ...variables,
    outcome: 'agree',
    steps: { ...variables.steps, [step.id]: { outcome: 'agree', handlerIds: [] } },
  };
  try {
    const result = runEngine(work, { type: 'complete', executionId: wait.executionId });
    const entry: PathEntry = {
      id: work.ports.nextId(),
      roundId: wait.executionId,
      stepId: step.id,
      openedBy: origin.openedBy,
      handlerIds: [],
      deciderId: null,
      outcome: how,
      at: work.at,
      undo: null,
    };
    work.approval = { ...work.approval, path: [...work.approval.path, entry] };
    const agreedFor = how === 'auto-agree' ? { agreedFor: people.map(recorded) } : {};
    recordBySystem(work, { action: how, stepId: step.id, detail: agreedFor });
    return result;
  } catch (error) {
    if (!(error instanceof ApprovalError) || error.code !== 'choice-required') throw error;
    work.variables = variables;
    return null;
  }
}

async function end(work: Work, result: StepResult): Promise<void> {
  if (result.error) {
    work.status = 'terminated';
    recordBySystem(work, { action: 'error', detail: { elementId: result.error.elementId, name: result.error.code } });
    return;
  }
  if (result.status !== 'completed') return;
  work.status = 'completed';
  recordBySystem(work, { action: 'complete' });
  await notify(work, { event: 'completed', userIds: [work.before.initiatorId] });
}
