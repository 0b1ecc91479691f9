import type { Element } from '../element.ts';

/** Has happened when a token is there. */
export const startEvent: Element = { enter: (run, token) => run.leave(token) };
