import type { Element } from '../element.ts';

/** Takes the first flow whose condition holds. */
export const exclusiveGateway: Element = { enter: (run, token) => run.leave(token) };
