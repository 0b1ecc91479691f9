import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';

/** A decision, made as a job. */
export const businessRuleTask: Element = { isActivity: true, waits: true, enter: requestJob };
