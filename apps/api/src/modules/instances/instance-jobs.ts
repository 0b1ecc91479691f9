import type { Jobs } from '../../adapters/jobs.ts';
import { answerCall, cancelCalled } from './calls/end-call.ts';
import { startCalled } from './calls/start-called.ts';
import { fireTimer } from './fire-timer.ts';
import {
  ANSWER_CALL,
  type AnswerJob,
  CANCEL_CALLED,
  type CallJob,
  type CancelJob,
  FIRE_TIMER,
  START_CALLED,
  WAKE_ROUND,
  type WakeJob,
} from './outside-jobs.ts';
import type { InstanceServices, WaitingExecution } from './services.ts';
import { wakeRound } from './wake-round.ts';

/** An application waits for ever for a job that is not done: it is tried for days. */
const PERSISTENT = { retries: 80 };

/** Names the handlers of what instances leave to be done. */
export function workOnInstances(jobs: Jobs, services: InstanceServices): void {
  jobs.work<WaitingExecution>(FIRE_TIMER, (job) => fireTimer(services, job), PERSISTENT);
  jobs.work<WakeJob>(WAKE_ROUND, (job) => wakeRound(services, job), PERSISTENT);
  jobs.work<CallJob>(START_CALLED, (job) => startCalled(services, job), PERSISTENT);
  jobs.work<CancelJob>(CANCEL_CALLED, (job) => cancelCalled(services, job), PERSISTENT);
  jobs.work<AnswerJob>(ANSWER_CALL, (job, { id }) => answerCall(services, job, id), PERSISTENT);
}
