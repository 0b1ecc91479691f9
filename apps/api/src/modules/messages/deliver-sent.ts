import type { Jobs, RunningJob } from '../../adapters/jobs.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { DELIVER_MESSAGE, type InstanceServices, type MessageJob, takeReceipt } from '../instances/index.ts';
import { deliverMessage } from './deliver-message.ts';

/** The receiver may be on its way to where it waits: the message is kept for it for some hours. */
const ATTEMPTS = 12;
const FIRST_PAUSE_MS = 2000;

/** Delivers a message that a process has sent, once. A message that nobody waits for is kept for a while, then dropped. */
export async function deliverSent(services: InstanceServices, jobs: Jobs, job: MessageJob, { id }: RunningJob) {
  const { attempt, names } = job;
  try {
    await withTransaction(services.prisma, async (tx) => {
      if (await takeReceipt(tx, id, services.clock())) await deliverMessage(services, tx, job);
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code !== 'message-unexpected' || attempt >= ATTEMPTS) {
      services.log.warn({ message: names[0], code: error.code }, 'message of a process not delivered');
      return;
    }
    const startAfter = new Date(Date.now() + FIRST_PAUSE_MS * 2 ** attempt);
    const later: MessageJob = { ...job, attempt: attempt + 1 };
    await withTransaction(services.prisma, (tx) =>
      jobs.enqueue(tx, DELIVER_MESSAGE, later, { startAfter, singletonKey: id }),
    );
  }
}
