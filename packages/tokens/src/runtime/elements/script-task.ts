import type { Element } from '../element.ts';
import { doScript } from '../script.ts';

/** Runs FEEL; a script that takes time (script hosts only) is a job. */
export const scriptTask: Element = { isActivity: true, waits: true, enter: doScript };
