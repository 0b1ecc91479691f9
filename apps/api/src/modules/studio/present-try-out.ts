import { allowedActions } from '@flowhall/approval';
import { displayName } from '@flowhall/bpmn';
import type { WorkingCalendar } from '@flowhall/calendar';
import type { Language, Person, StepForm, TryOutView } from '@flowhall/contracts';
import { readable } from '@flowhall/forms';
import { JobFailure, prepareJob } from '@flowhall/jobs';
import { presentPerson } from '../../lib/present-person.ts';
import { formOfStep, presentStepForm } from '../definitions/index.ts';
import { presentHistoryEntry } from '../instances/index.ts';
import { presentForecastStep } from '../items/index.ts';
import { presentAction } from '../tasks/index.ts';
import type { CompiledDraft } from './compiled-drafts.ts';
import type { DraftValidators } from './draft-validators.ts';
import type { TryOutSession } from './try-out-session.ts';

/** A form of a draft at a step, with its validation where drafts have theirs. */
export function draftForm(validators: DraftValidators, draft: CompiledDraft, stepId: string, lang: Language): StepForm {
  return {
    ...presentStepForm(draft.definition, stepId, [stepId], lang),
    validatorUrl: validators.url(draft, stepId, lang),
  };
}

export interface TryOutPresentation {
  readonly calendar: WorkingCalendar;
  readonly validators: DraftValidators;
}

/** How a try-out stands: everything that anybody would see of the application, and who may do what next. */
export async function presentTryOut(
  session: TryOutSession,
  lang: Language,
  { calendar, validators }: TryOutPresentation,
): Promise<TryOutView> {
  const { id, draft, tryOut } = session;
  const { player } = tryOut;
  const { state } = player;
  const { model } = draft.definition;
  const open = state.tasks.filter((task) => task.status === 'open');
  const idsOf = (task: (typeof open)[number]) => (task.assigneeId ? [task.assigneeId] : [...task.candidateIds]);
  const known = await player.item.directory.peopleByIds([...new Set([state.initiatorId, ...open.flatMap(idsOf)])]);
  const people = new Map(known.map((person) => [person.id, presentPerson(person, lang)]));
  const personOf = (personId: string): Person =>
    people.get(personId) ?? { id: personId, name: '—', department: null, post: null };
  const nameOf = (elementId: string): string => {
    const node = model.nodes.get(elementId);
    return node ? displayName(node, lang) : elementId;
  };
  const abilities = (userId: string) => allowedActions(model, state, { userId }, player.now);
  const own = abilities(state.initiatorId);
  const trace = session.trace();
  const { steps: ahead } = await player.forecast();
  return {
    ...{ id, draftId: draft.draftId, revision: draft.revision, now: player.now },
    ...{ title: player.title, number: player.number, status: state.status },
    initiator: people.get(state.initiatorId) ?? null,
    may: { withdraw: own.withdraw, terminate: own.terminate },
    steps: [...Map.groupBy(open, (task) => task.stepId)].map(([stepId, tasks]) => {
      const kind = model.steps.get(stepId)?.settings.kind ?? 'approve';
      const { form } = formOfStep(draft.definition, stepId);
      return {
        stepId,
        name: tasks[0]?.stepName ?? { zh: stepId, en: stepId },
        dueAt: tasks[0]?.dueAt ?? null,
        people: tasks.flatMap((task) =>
          idsOf(task).map((userId) => ({
            person: personOf(userId),
            actions: (abilities(userId).tasks[task.id] ?? []).map((ability) => presentAction(ability, kind)),
          })),
        ),
        form: draftForm(validators, draft, stepId, lang),
        value: readable(form, [stepId], state.variables.form),
      };
    }),
    jobs: await presentJobs(session, nameOf),
    timers: state.timers
      .map(({ elementId, dueAt }) => ({ elementId, dueAt, name: nameOf(elementId) }))
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1)),
    nextDueAt: player.nextDueAt,
    form: state.variables.form,
    data: state.variables.data,
    elements: Object.entries(trace.elements).map(([elementId, { state: after }]) => ({ elementId, state: after })),
    flows: [...trace.flows],
    history: player.history.map((entry) => presentHistoryEntry(entry, lang, (changes) => [...changes], calendar)),
    forecast: ahead.map((step) => presentForecastStep(step, lang)),
  };
}

/** Secrets show as marks: nothing is sent. */
const NONCE = 'try-out';

async function presentJobs(
  { draft, tryOut: { player } }: TryOutSession,
  nameOf: (elementId: string) => string,
): Promise<TryOutView['jobs']> {
  return Promise.all(
    player.waitingJobs().map(async (elementId) => {
      const settings = draft.definition.model.nodes.get(elementId)?.job;
      const job = { elementId, name: nameOf(elementId), kind: settings?.kind ?? 'unknown' };
      if (!settings) return { ...job, sends: null, problem: null };
      try {
        const scope = await player.scope(player.job(elementId)?.input ?? {});
        return { ...job, sends: { ...prepareJob(settings, scope, NONCE) }, problem: null };
      } catch (error) {
        if (!(error instanceof JobFailure)) throw error;
        return { ...job, sends: null, problem: error.message };
      }
    }),
  );
}
