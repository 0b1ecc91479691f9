import type { Element } from '../element.ts';

/** Waits until somebody has done it. */
export const userTask: Element = { isActivity: true, waits: true, enter: () => {} };
