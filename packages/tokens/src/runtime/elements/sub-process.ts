import type { Element } from '../element.ts';
import { enterScope } from '../scope.ts';

/** Its token stays while tokens are inside. */
export const subProcess: Element = { isActivity: true, enter: (run, token) => enterScope(run, token) };
