import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { forecast as forecastTokens, type Forecast as TokenForecast } from '@flowhall/tokens';
import { expressionContext } from './expression-context.ts';
import { type ApprovalModel, stepOf } from './model.ts';
import type { Forecast, ForecastStep } from './offers.ts';
import { recorded } from './person.ts';
import type { ApprovalPorts } from './ports.ts';
import { assigneesOf, pickOf } from './rounds/choose-people.ts';
import { type InstanceState, isUnderWay } from './state.ts';
import { beginWork, type Work } from './unit-of-work/work.ts';

/**
 * The steps that an application has still to pass under its present data, as if everybody agreed, and who would get them.
 */
export async function forecast(model: ApprovalModel, state: InstanceState, ports: ApprovalPorts): Promise<Forecast> {
  if (!isUnderWay(state.status)) return { steps: [], isComplete: true };
  return forecastFrom(await beginWork(model, state, null, [], ports));
}

/** The same of an action that is being looked at. */
export async function forecastFrom(work: Work): Promise<Forecast> {
  const { executable } = work.model;
  const ahead = forecastTokens(executable.model, work.approval.tokens, {
    processId: executable.processId,
    variables: expressionContext({ ...work.variables, outcome: 'agree' }, work.initiator),
    clock: () => new Date(work.at),
    timeZone: DEFAULT_TIME_ZONE,
  });
  const steps: ForecastStep[] = [];
  for (const { elementId, certainty } of ahead.steps) {
    if (certainty === 'current' || !work.model.steps.has(elementId)) continue;
    steps.push(await describe(work, elementId, certainty));
  }
  return { steps, isComplete: ahead.isComplete };
}

async function describe(
  work: Work,
  stepId: string,
  certainty: Exclude<TokenForecast['steps'][number]['certainty'], 'current'>,
): Promise<ForecastStep> {
  const step = stepOf(work.model, stepId);
  const { people, anybody, nobody } = await assigneesOf(work, step);
  const picked = anybody || (pickOf(step) !== 'no' && people.length > 1);
  const chosen = (work.approval.chosen[stepId] ?? []).flatMap((id) => people.find((person) => person.id === id) ?? []);
  return {
    stepId,
    name: step.name,
    mode: step.settings.mode,
    certainty,
    people: (picked ? chosen : people).map(recorded),
    picked: picked && chosen.length === 0,
    skipped: nobody === 'skip',
  };
}
