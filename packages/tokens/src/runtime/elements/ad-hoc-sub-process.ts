import type { Element } from '../element.ts';
import { enterScope } from '../scope.ts';

/** A sub-process whose activities need no flows: see `startAdHoc`. */
export const adHocSubProcess: Element = { isActivity: true, enter: (run, token) => enterScope(run, token) };
