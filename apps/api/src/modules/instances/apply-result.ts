import type { Action, ActResult, JobRequest } from '@flowhall/approval';
import type { JobSettings } from '@flowhall/bpmn';
import { type FormData, sensitiveValues } from '@flowhall/forms';
import { sealingOf } from '../../lib/sealed-json.ts';
import type { CompiledDefinition } from '../definitions/index.ts';
import type { NewJob, Outcome } from './instance-changes.repository.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { remainingSteps } from './progress.ts';
import type { InstanceServices } from './services.ts';
import { extendTrace, type Trace } from './trace.ts';

/** What an action means for the columns around the approval state. */
export function outcomeOf(
  { personal }: Pick<InstanceServices, 'personal'>,
  definition: CompiledDefinition,
  before: { readonly trace: Trace },
  result: ActResult,
  action: Action['type'] | 'migrate',
  at: Date,
): Outcome {
  const { executable, steps, nodes } = definition.model;
  const { path } = result.state.approval;
  const waiting = result.currentSteps.map((step) => step.stepId);
  return {
    result,
    jobs: result.changes.jobs.created.map((one) => toNewJob(one, nodes.get(one.elementId)?.job)),
    progress: {
      done: path.length,
      remaining: result.endedAt ? 0 : remainingSteps(executable.model, waiting),
    },
    trace: extendTrace(before.trace, {
      // The process itself reports too; diagrams show what is inside.
      events: result.events.filter((event) => event.type === 'taken' || nodes.has(event.elementId)),
      handledStepIds: new Set(path.map((entry) => entry.stepId)),
      stepIds: new Set(steps.keys()),
      backwards: action === 'return' || action === 'withdraw',
      at: at.toISOString(),
    }),
    updatedAt: at,
    sealing: sealingOf(personal, numbersIn(definition, result.state.variables.form), result.state.id),
  };
}

/** People's numbers among the form values of an instance. */
const numbersIn = ({ forms }: CompiledDefinition, data: FormData): string[] =>
  Object.values(forms).flatMap((form) => sensitiveValues(form, data));

const toNewJob = ({ elementId, executionId, input }: JobRequest, job: JobSettings | undefined): NewJob => ({
  ...{ elementId, executionId, input: input ?? null },
  kind: job?.kind ?? 'unknown',
  topic: job?.kind === 'external' ? job.topic : null,
});

/** The instance as it is after the outcome was written. */
export const afterOutcome = (before: LoadedInstance, outcome: Outcome): LoadedInstance => ({
  ...before,
  state: outcome.result.state,
  currentSteps: outcome.result.currentSteps,
  progress: outcome.progress,
  trace: outcome.trace,
  version: before.version + 1,
  updatedAt: outcome.updatedAt,
  endedAt: outcome.result.endedAt ? new Date(outcome.result.endedAt) : before.endedAt,
});
