import { expressionContext, findInitiator } from '@flowhall/approval';
import type { JobSettings } from '@flowhall/bpmn';
import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import type { DatabaseClient } from '@flowhall/db';
import type { FeelScope } from '@flowhall/feel';
import { JobFailure } from '@flowhall/jobs';
import type { CompiledDefinition } from '../definitions/index.ts';
import type { InstanceServices, LoadedInstance, WaitingExecution } from '../instances/index.ts';
import type { Job } from './jobs.repository.ts';

/** The element that waits under an execution id; null when nothing does. */
export function elementOf({ state }: LoadedInstance, { executionId }: WaitingExecution): string | null {
  const token = state.approval.tokens.find((one) => one.type === 'step' && one.executionId === executionId);
  return token?.elementId ?? null;
}

/** What the model says of a job. @throws JobFailure `job-missing` */
export function settingsOf(definition: CompiledDefinition, instance: LoadedInstance, job: Job): JobSettings {
  const settings = definition.model.nodes.get(elementOf(instance, job) ?? '')?.job;
  if (!settings) throw new JobFailure('job-missing');
  return settings;
}

/** What the expressions of a job see: what the process sees, the `application`, and what only this wait state knows. */
export async function scopeOf(
  services: InstanceServices,
  db: DatabaseClient,
  instance: LoadedInstance,
  job: Job,
): Promise<FeelScope> {
  const { state, number, title } = instance;
  const initiator = await findInitiator(services.directory(db), state);
  return {
    variables: {
      ...expressionContext(state.variables, initiator),
      application: { id: state.id, number, title },
      ...job.input,
    },
    clock: services.clock,
    timeZone: DEFAULT_TIME_ZONE,
  };
}
