import type { Element } from '../element.ts';
import { enterScope } from '../scope.ts';

/** A sub-process that can be cancelled: see `cancelTransaction`. */
export const transaction: Element = { isActivity: true, enter: (run, token) => enterScope(run, token) };
