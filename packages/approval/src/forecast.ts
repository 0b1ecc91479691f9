import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { forecast as forecastTokens, type Forecast as TokenForecast } from '@flowhall/tokens';
import { expressionContext } from './expression-context.ts';
import { type ApprovalModel, type Step, stepOf } from './model.ts';
import type { Forecast, ForecastStep } from './offers.ts';
import { recorded } from './person.ts';
import type { ApprovalPorts } from './ports.ts';
import { assigneesOf, pickOf } from './rounds/choose-people.ts';
import { whoIsAsked } from './rounds/who-is-asked.ts';
import { type InstanceState, isUnderWay } from './state.ts';
import { beginWork, tasksOf, type Work } from './unit-of-work/work.ts';

/**
 * The steps that an application has still to pass under its present data, as if everybody agreed, and who would get them.
 */
export async function forecast(model: ApprovalModel, state: InstanceState, ports: ApprovalPorts): Promise<Forecast> {
  if (!isUnderWay(state.status)) return { steps: [], isComplete: true };
  return forecastFrom(await beginWork(model, state, null, [], ports));
}

/**
 * The same of an action that is being looked at.
 * @param deciding those who approve by it
 */
export async function forecastFrom(work: Work, deciding: readonly string[] = []): Promise<Forecast> {
  const { executable } = work.model;
  const ahead = forecastTokens(executable.model, work.approval.tokens, {
    processId: executable.processId,
    variables: expressionContext({ ...work.variables, outcome: 'agree' }, work.initiator),
    clock: () => new Date(work.at),
    timeZone: DEFAULT_TIME_ZONE,
  });
  const steps: ForecastStep[] = [];
  /** Those who will have approved for certain when the next step is reached. */
  const approving = new Set([...deciding, ...askedNow(work)]);
  for (const { elementId, certainty } of ahead.steps) {
    if (certainty === 'current' || !work.model.steps.has(elementId)) continue;
    const step = stepOf(work.model, elementId);
    const described = await describe(work, step, certainty, [...approving]);
    steps.push(described);
    if (certainty !== 'certain' || described.picked || described.passes) continue;
    for (const id of approvers(
      step,
      described.people.map(({ id }) => id),
    ))
      approving.add(id);
  }
  return { steps, isComplete: ahead.isComplete };
}

/** Of the steps that are open now. */
const askedNow = (work: Work): string[] =>
  [...work.rounds.values()].flatMap((round) => {
    const tasks = tasksOf(work, round.id).filter(({ status }) => status === 'open');
    const people = tasks.flatMap(({ assigneeId, candidateIds }) => (assigneeId ? [assigneeId] : candidateIds));
    return approvers(stepOf(work.model, round.stepId), people);
  });

/** Those of a step's people who approve it in any case; of several of whom one is enough nobody knows which. */
function approvers({ settings: { kind, mode } }: Step, people: readonly string[]): readonly string[] {
  if (kind !== 'approve') return [];
  return people.length === 1 || mode === 'all' || mode === 'sequential' ? people : [];
}

async function describe(
  work: Work,
  step: Step,
  certainty: Exclude<TokenForecast['steps'][number]['certainty'], 'current'>,
  approving: readonly string[],
): Promise<ForecastStep> {
  const found = await assigneesOf(work, step);
  const { people, passes } = await whoIsAsked(work, step, found, approving);
  const picked = found.anybody || (pickOf(step) !== 'no' && found.people.length > 1);
  const chosen = (work.approval.chosen[step.id] ?? []).flatMap((id) => people.find((person) => person.id === id) ?? []);
  return {
    stepId: step.id,
    name: step.name,
    mode: step.settings.mode,
    certainty,
    people: (picked ? chosen : people).map(recorded),
    picked: picked && chosen.length === 0,
    passes,
  };
}
