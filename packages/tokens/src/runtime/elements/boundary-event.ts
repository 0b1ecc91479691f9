import type { Element } from '../element.ts';

/** Has happened when a token is there: see `boundaryHappens`. */
export const boundaryEvent: Element = { enter: (run, token) => run.leave(token) };
