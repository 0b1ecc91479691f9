import { continueInstance } from '../continue-instance.ts';
import type { AnswerJob, CancelJob } from '../outside-jobs.ts';
import type { InstanceServices } from '../services.ts';
import * as calls from './calls.repository.ts';

/** Hands what a called process says to its caller. An escalation leaves the call waiting: it must not be heard twice. */
export const answerCall = (services: InstanceServices, { instanceId, answer }: AnswerJob, jobId: string) =>
  continueInstance(services, instanceId, answer, { once: jobId });

/** Ends the processes of calls that wait no more. */
export async function cancelCalled(services: InstanceServices, { instanceId, executionIds }: CancelJob): Promise<void> {
  for (const id of await calls.findOpen(services.prisma, instanceId, executionIds)) {
    await continueInstance(services, id, { command: { type: 'cancel' } });
  }
}
