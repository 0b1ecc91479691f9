/** What was, what is, what was undone. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last edit was about: another one about the same thing joins it. */
  readonly about: string | null;
}

/** Steps back that are kept. */
const KEPT = 100;

export const beginHistory = <T>(present: T): EditHistory<T> => ({ past: [], present, future: [], about: null });

/** The next state. Edits about the same thing in a row (typing a name) are one step back. */
export function edit<T>(history: EditHistory<T>, next: T, about: string | null = null): EditHistory<T> {
  if (next === history.present) return history;
  const joins = about !== null && about === history.about && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-KEPT);
  return { past, present: next, future: [], about };
}

export function undo<T>(history: EditHistory<T>): EditHistory<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    about: null,
  };
}

export function redo<T>(history: EditHistory<T>): EditHistory<T> {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.present], present: after, future, about: null };
}
