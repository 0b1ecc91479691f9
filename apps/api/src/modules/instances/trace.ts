import type { Diagram } from '@flowhall/contracts';
import type { EngineEvent } from '@flowhall/engine';

export type ElementState = Diagram['elements'][number]['state'];

/** Column `Instance.trace`: what the process ran through. Its size is bounded by the model's, not by the loops made. */
export interface Trace {
  readonly elements: Readonly<Record<string, { readonly state: ElementState; readonly at: string }>>;
  /** Sequence flows that were taken at least once. */
  readonly flows: readonly string[];
}

export const emptyTrace: Trace = { elements: {}, flows: [] };

export interface TraceStep {
  readonly events: readonly EngineEvent[];
  /** Steps whose completion still counts: those on the path that led to the present steps. */
  readonly handledStepIds: ReadonlySet<string>;
  /** All user tasks of the model. */
  readonly stepIds: ReadonlySet<string>;
  /** Whether tokens were taken back (a return, a withdrawal) rather than stopped. */
  readonly backwards: boolean;
  readonly at: string;
}

/** The trace in the words of another version; what that lacks is left out. */
export function renameTrace(trace: Trace, targetOf: (id: string) => string | undefined): Trace {
  const elements = Object.entries(trace.elements).flatMap(([id, element]) => {
    const target = targetOf(id);
    return target === undefined ? [] : [[target, element] as const];
  });
  return { elements: Object.fromEntries(elements), flows: trace.flows.flatMap((id) => targetOf(id) ?? []) };
}

/** The trace after one more action. */
export function extendTrace(trace: Trace, step: TraceStep): Trace {
  const elements = { ...trace.elements };
  const flows = new Set(trace.flows);
  for (const event of step.events) {
    if (event.type === 'taken') flows.add(event.elementId);
    else if (event.type !== 'decided')
      elements[event.elementId] = { state: stateAfter(event.type, step.backwards), at: step.at };
  }
  for (const [id, element] of Object.entries(elements)) {
    if (!step.stepIds.has(id)) continue;
    const counts = step.handledStepIds.has(id);
    if (element.state === 'done' && !counts) elements[id] = { ...element, state: 'returned' };
    if (element.state === 'returned' && counts) elements[id] = { ...element, state: 'done' };
  }
  return { elements, flows: [...flows] };
}

function stateAfter(event: 'entered' | 'left' | 'cancelled' | 'ended', backwards: boolean): ElementState {
  if (event === 'entered') return 'current';
  if (event === 'cancelled') return backwards ? 'returned' : 'terminated';
  return 'done';
}
