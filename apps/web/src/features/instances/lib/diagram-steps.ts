import type { Diagram, ForecastStep, HistoryEntryView, Person } from '@flowhall/contracts';

/** A marked element of the drawing with what is known about it. */
export interface DiagramStep {
  readonly elementId: string;
  readonly state: Diagram['elements'][number]['state'] | 'forecast';
  readonly people: readonly Person[];
  readonly at: string | null;
  /** What was done there last. */
  readonly last: Pick<HistoryEntryView, 'action' | 'opinion' | 'actor'> | null;
  /** Set for a step that is still to come. */
  readonly forecast: ForecastStep | null;
}

/** What says something about how a step was decided; claims, reminders and the like do not. */
const DECISIONS: ReadonlySet<HistoryEntryView['action']> = new Set<HistoryEntryView['action']>([
  ...(['submit', 'resubmit', 'agree', 'disagree', 'return', 'auto-agree', 'skip', 'report-back'] as const),
]);

/** The elements of a drawing as they stand, those that are still to come included. */
export function diagramSteps(
  elements: Diagram['elements'],
  history: readonly Pick<HistoryEntryView, 'step' | 'action' | 'opinion' | 'actor'>[],
  ahead: readonly ForecastStep[],
): DiagramStep[] {
  const last = new Map<string, Pick<HistoryEntryView, 'action' | 'opinion' | 'actor'>>();
  for (const entry of history) if (entry.step && DECISIONS.has(entry.action)) last.set(entry.step.stepId, entry);
  const marked = new Set(elements.map(({ elementId }) => elementId));
  const present = elements.map(
    (element): DiagramStep => ({ ...element, last: last.get(element.elementId) ?? null, forecast: null }),
  );
  const coming = ahead
    .filter((step) => !marked.has(step.stepId) && step.passes !== 'skip')
    .map(
      (step): DiagramStep => ({
        ...{ elementId: step.stepId, state: 'forecast', at: null, last: null },
        people: step.people,
        forecast: step,
      }),
    );
  return [...present, ...coming];
}
