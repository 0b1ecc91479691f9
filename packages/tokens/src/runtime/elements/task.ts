import type { Element } from '../element.ts';

/** A task that says nothing of how it is done is passed. */
export const task: Element = { isActivity: true, enter: (run, token) => run.leave(token) };
