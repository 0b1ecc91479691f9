import type { Element } from '../element.ts';
import { requestJob } from '../job.ts';

/** A job for a connector or an external worker. */
export const serviceTask: Element = { isActivity: true, waits: true, enter: requestJob };
