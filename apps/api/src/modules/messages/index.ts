import type { Jobs } from '../../adapters/jobs.ts';
import {
  BROADCAST_SIGNAL,
  DELIVER_MESSAGE,
  type InstanceServices,
  type MessageJob,
  type SignalJob,
} from '../instances/index.ts';
import { broadcastSignal } from './broadcast-signal.ts';
import { deliverSent } from './deliver-sent.ts';

export { messagesRoutes } from './messages.routes.ts';

/** Names the handlers of what processes send. */
export function workOnMessages(jobs: Jobs, services: InstanceServices): void {
  jobs.work<MessageJob>(DELIVER_MESSAGE, (job, running) => deliverSent(services, jobs, job, running), { retries: 80 });
  jobs.work<SignalJob>(BROADCAST_SIGNAL, (job) => broadcastSignal(services, jobs, job), { retries: 80 });
}
