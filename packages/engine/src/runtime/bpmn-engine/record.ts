import type { EngineEvent } from '@flowhall/tokens/port';
import type { Activity, Content } from './library.ts';

/** What is active, so that whatever goes without having ended is reported as cancelled. */
export class Activities {
  readonly #active = new Map<string, string>();

  enter(executionId: string, elementId: string): void {
    this.#active.set(executionId, elementId);
  }

  leave(executionId: string): boolean {
    return this.#active.delete(executionId);
  }

  /** Removes and yields what is active inside a scope; everything for no scope. */
  *takeInside(isInside: (elementId: string) => boolean): Generator<[executionId: string, elementId: string]> {
    for (const entry of [...this.#active]) {
      if (!isInside(entry[1])) continue;
      this.#active.delete(entry[0]);
      yield entry;
    }
  }
}

/** The part of a step that takes notes. */
export interface Recording {
  readonly active: Activities;
  readonly events: EngineEvent[];
  cancelInside(scopeId?: string): void;
  fail(error: unknown): void;
}

/** Hooks an element into the step's events. */
export function recordActivity(activity: Activity, run: Recording): void {
  const publish = activity._publishEvent.bind(activity);
  activity._publishEvent = (state, content, properties) => {
    note(activity, run, state, content);
    publish(state, content, properties);
  };
}

function note(activity: Activity, run: Recording, state: string, content: Content): void {
  const { id: elementId } = activity;
  const { executionId } = content;
  switch (state) {
    case 'enter':
      // a boundary event is armed now; it is entered when it happens
      if (activity.attachedTo) return;
      run.active.enter(executionId, elementId);
      run.events.push({ type: 'entered', elementId, executionId });
      return;
    case 'end':
      run.cancelInside(elementId);
      if (run.active.leave(executionId)) run.events.push({ type: 'left', elementId, executionId });
      return;
    case 'leave':
      run.cancelInside(elementId);
      if (run.active.leave(executionId)) run.events.push({ type: 'cancelled', elementId, executionId });
      return;
    case 'error':
      run.fail(content.error);
  }
}

/** A boundary or catch event happens. */
export function noteHappened(activity: Activity, run: Recording): void {
  if (!activity.attachedTo) return;
  const { id: elementId, executionId } = activity;
  run.active.enter(executionId, elementId);
  run.events.push({ type: 'entered', elementId, executionId });
}
