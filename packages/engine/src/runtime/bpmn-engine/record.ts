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
  note(type: 'entered' | 'left' | 'cancelled', elementId: string, executionId: string): void;
  /** Whether each instance of an element is noted by itself. */
  isLoop(elementId: string): boolean;
  cancelInside(scopeId?: string): void;
  cancelInstances(elementId: string): void;
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
      if (!activity.attachedTo && !run.isLoop(elementId)) run.note('entered', elementId, executionId);
      return;
    case 'end':
      run.cancelInside(elementId);
      run.note('left', elementId, executionId);
      if (run.isLoop(elementId)) run.cancelInstances(elementId);
      return;
    case 'leave':
      run.cancelInside(elementId);
      run.note('cancelled', elementId, executionId);
      if (run.isLoop(elementId)) run.cancelInstances(elementId);
      return;
    case 'error':
      run.fail(content.error);
  }
}

/** A boundary or catch event happens. */
export function noteHappened(activity: Activity, run: Recording): void {
  if (activity.attachedTo) run.note('entered', activity.id, activity.executionId);
}
