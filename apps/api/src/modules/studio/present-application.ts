import { allowedActions, isUndone, seatOf, type Task } from '@flowhall/approval';
import { displayName } from '@flowhall/bpmn';
import type { Language, StepForm, TryOutView } from '@flowhall/contracts';
import { readable } from '@flowhall/forms';
import { failureText, JobFailure, prepareJob } from '@flowhall/jobs';
import type { Application } from '@flowhall/scenarios';
import { formOfStep } from '../definitions/index.ts';
import { presentAction } from '../tasks/index.ts';
import { definitionOf } from './played-item.ts';
import type { TriedPeople } from './present-people.ts';

export interface ApplicationPresentation {
  readonly lang: Language;
  readonly people: TriedPeople;
  readonly formAt: (stepId: string) => StepForm;
  /** The application that a call has started. */
  readonly calledBy: (executionId: string) => Application | null;
}

type Part = Pick<TryOutView, 'steps' | 'jobs' | 'incidents' | 'events' | 'calls' | 'timers'>;

/** What waits in one of the applications of a try-out, and who may do what about it. */
export async function presentApplication(
  application: Application,
  presentation: ApplicationPresentation,
): Promise<Part> {
  const { lang, people, calledBy } = presentation;
  const { state, item, path } = application;
  const { model } = item;
  const nameOf = (elementId: string): string => {
    const node = model.nodes.get(elementId);
    return node ? displayName(node, lang) : elementId;
  };
  const at = (elementId: string) => ({ in: path || null, elementId, name: nameOf(elementId) });
  return {
    steps: presentSteps(application, presentation),
    jobs: await Promise.all(application.waitingJobs().map((id) => presentJob(application, id, at(id), lang))),
    incidents: state.incidents.map(({ elementId, message }) => ({
      ...at(elementId ?? ''),
      ...{ message, operator: people.operator },
    })),
    events: state.subscriptions.map(({ elementId, kind, name, correlationKey }) => ({
      ...at(elementId),
      ...{ kind, event: name, key: correlationKey },
    })),
    calls: application.waitingCalls().map(({ elementId, calledElement, executionId }) => {
      const called = calledBy(executionId);
      return {
        ...at(elementId),
        calledElement,
        application: called && { path: called.path, title: called.title },
      };
    }),
    timers: state.timers.map(({ elementId, dueAt }) => ({ elementId, dueAt, name: nameOf(elementId) })),
  };
}

function presentSteps(application: Application, { people, formAt }: ApplicationPresentation): Part['steps'] {
  const { state, item, path, now } = application;
  const { model } = item;
  const definition = definitionOf(item);
  const abilities = (userId: string, task: Task) => allowedActions(model, state, { userId }, now).tasks[task.id] ?? [];
  const idsOf = (task: Task) => (task.assigneeId ? [task.assigneeId] : [...task.candidateIds]);
  const waiting = state.tasks.filter(
    (task) => task.status === 'open' || (isUndone(task) && idsOf(task).some((id) => abilities(id, task).length > 0)),
  );
  const askedBy = (userId: string, { roundId }: Task) => {
    const round = state.rounds.find((one) => one.id === roundId);
    const ofRound = state.tasks.filter((task) => task.roundId === roundId && isUndone(task));
    return ofRound.flatMap((task) =>
      round && task.assigneeId && seatOf(round.state, task.id).sign?.byId === userId
        ? [people.of(task.assigneeId)]
        : [],
    );
  };
  return [...Map.groupBy(waiting, (task) => task.stepId)].map(([stepId, tasks]) => {
    const kind = model.steps.get(stepId)?.settings.kind ?? 'approve';
    const { form } = formOfStep(definition, stepId);
    return {
      ...{ in: path || null, stepId },
      name: tasks[0]?.stepName ?? { zh: stepId, en: stepId },
      dueAt: tasks[0]?.dueAt ?? null,
      people: tasks.flatMap((task) =>
        idsOf(task).map((userId) => ({
          person: people.of(userId),
          actions: abilities(userId, task).map((ability) => presentAction(ability, kind)),
          asked: askedBy(userId, task),
        })),
      ),
      form: formAt(stepId),
      value: readable(form, [stepId], state.variables.form),
    };
  });
}

/** Secrets show as marks: nothing is sent. */
const NONCE = 'try-out';

async function presentJob(
  application: Application,
  elementId: string,
  about: Pick<Part['jobs'][number], 'in' | 'elementId' | 'name'>,
  lang: Language,
): Promise<Part['jobs'][number]> {
  const settings = application.item.model.nodes.get(elementId)?.job;
  const waiting = application.job(elementId);
  const job = {
    ...about,
    kind: settings?.kind ?? 'unknown',
    attempts: waiting?.attempts ?? 0,
    failure: waiting?.failure ? failureText(waiting.failure, lang) : null,
  };
  if (!settings) return { ...job, sends: null, problem: null };
  try {
    const scope = await application.scope(waiting?.request.input ?? {});
    return { ...job, sends: { ...prepareJob(settings, scope, NONCE) }, problem: null };
  } catch (error) {
    if (!(error instanceof JobFailure)) throw error;
    return { ...job, sends: null, problem: failureText(error, lang) };
  }
}
