import type { WorkingCalendar } from '@flowhall/calendar';
import type { Language, StepForm, TryOutView } from '@flowhall/contracts';
import { presentStepForm } from '../definitions/index.ts';
import { presentHistoryEntry } from '../instances/index.ts';
import { presentForecastStep } from '../items/index.ts';
import type { CompiledDraft } from './compiled-drafts.ts';
import type { DraftValidators } from './draft-validators.ts';
import { definitionOf } from './played-item.ts';
import { presentApplication } from './present-application.ts';
import { findPeople } from './present-people.ts';
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
  const people = await findPeople(player.applications, lang);
  const parts = await Promise.all(
    player.applications
      .filter((application) => application.isUnderWay || application.path === '')
      .map((application) => {
        const formAt = (stepId: string): StepForm =>
          application.path === ''
            ? draftForm(validators, draft, stepId, lang)
            : presentStepForm(definitionOf(application.item), stepId, [stepId], lang);
        return presentApplication(application, { lang, people, formAt, calledBy: (id) => player.calledBy(id) });
      }),
  );
  const trace = session.trace();
  const { steps: ahead } = await player.forecast();
  return {
    ...{ id, draftId: draft.draftId, revision: draft.revision, at: tryOut.at, length: tryOut.length, now: player.now },
    ...{ title: player.title, number: player.number, status: state.status },
    initiator: people.find(state.initiatorId),
    people: people.may(player.root),
    steps: parts.flatMap((part) => part.steps),
    jobs: parts.flatMap((part) => part.jobs),
    incidents: parts.flatMap((part) => part.incidents),
    events: parts.flatMap((part) => part.events),
    calls: parts.flatMap((part) => part.calls),
    timers: parts.flatMap((part) => part.timers).sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1)),
    nextDueAt: player.nextDueAt,
    form: state.variables.form,
    data: state.variables.data,
    elements: Object.entries(trace.elements).map(([elementId, { state: after }]) => ({ elementId, state: after })),
    flows: [...trace.flows],
    history: player.history.map((entry) => presentHistoryEntry(entry, lang, (changes) => [...changes], calendar)),
    forecast: ahead.map((step) => presentForecastStep(step, lang)),
  };
}
