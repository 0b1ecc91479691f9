import { randomUUID } from 'node:crypto';
import { findPersonFacts } from '@flowhall/approval';
import type { JobSettings } from '@flowhall/bpmn';
import type { FeelScope } from '@flowhall/feel';
import {
  failureText,
  JobFailure,
  nextAttempt,
  type PreparedJob,
  prepareJob,
  readDocument,
  readErrorOutput,
  readHttpAnswer,
  readOutput,
  readPerson,
  type Verdict,
} from '@flowhall/jobs';
import type { Application, WaitingJob } from './application.ts';
import type { Player } from './player.ts';
import { NotPlayable } from './refusal.ts';
import type { JobEntry } from './scenario.ts';

/** Secrets that a job sends show as `{{secret:scenario:NAME}}`. */
const NONCE = 'scenario';

/** What came of a job that was answered. */
export interface JobAnswer {
  /** What went out; null when nothing could. */
  readonly sent: PreparedJob | null;
  /** Why it was not done; the task still waits then. */
  readonly failure: JobFailure | null;
}

/**
 * Plays the system that a service task deals with. A failure for good, or at the last attempt, makes an incident as on the
 * server. `check` looks at what goes out, and whether to answer it.
 */
export async function answerJob(
  player: Player,
  entry: JobEntry,
  check: (sent: PreparedJob) => boolean = () => true,
): Promise<JobAnswer> {
  const application = player.at(entry.in);
  const waiting = application.job(entry.job);
  const settings = application.item.model.nodes.get(entry.job)?.job;
  if (!waiting || !settings) {
    throw new NotPlayable(`“${entry.job}”没有等待答复的任务`, `no job waits at "${entry.job}"`);
  }
  if (waiting.failure && application.state.incidents.some((one) => one.elementId === entry.job)) {
    throw new NotPlayable(
      `“${entry.job}”出了问题，先重试`,
      `the job at "${entry.job}" has failed for good: retry it first`,
    );
  }
  const scope = await application.scope(waiting.request.input ?? {});
  let sent: PreparedJob | null = null;
  try {
    sent = prepareJob(settings, scope, NONCE);
    if (!check(sent)) return { sent, failure: null };
    const verdict = await judge(application, settings, sent, entry, scope);
    await apply(player, application, waiting, verdict);
    return { sent, failure: null };
  } catch (error) {
    if (!(error instanceof JobFailure)) throw error;
    await fail(player, application, { waiting, settings, failure: error, isLast: entry.last === true });
    return { sent, failure: error };
  }
}

async function judge(
  { item }: Application,
  settings: JobSettings,
  prepared: PreparedJob,
  entry: JobEntry,
  scope: FeelScope,
): Promise<Verdict> {
  const { error, output = {}, failure } = entry;
  if (failure !== undefined) throw new JobFailure('worker-failed', { message: failure });
  if (prepared.kind === 'http') {
    const { status = 200, headers = {}, body = null } = entry.response ?? {};
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return readHttpAnswer(settings, { status, headers: Object.fromEntries(named), body }, scope);
  }
  if (prepared.kind === 'mail') return { type: 'done', variables: {} };
  if (prepared.kind === 'lookup') {
    const known = prepared.user === null ? null : await findPersonFacts(item.directory, prepared.user);
    return readPerson(settings, entry.person === null ? null : known && { ...known, ...entry.person }, scope);
  }
  if (prepared.kind === 'document') {
    const document = { id: randomUUID(), name: prepared.name, sha256: '', code: '' };
    return readDocument(settings, document, scope);
  }
  return error === undefined
    ? readOutput(settings, output, scope)
    : readErrorOutput(settings, { code: error }, output, scope);
}

async function apply(
  player: Player,
  application: Application,
  { request: { executionId } }: WaitingJob,
  { variables: output, ...verdict }: Verdict,
): Promise<void> {
  await player.goOn(application, () =>
    application.continue({
      command:
        verdict.type === 'done'
          ? { type: 'complete', executionId, output }
          : { type: 'throw-error', executionId, code: verdict.code, output },
    }),
  );
}

interface Failed {
  readonly waiting: WaitingJob;
  readonly settings: JobSettings;
  readonly failure: JobFailure;
  readonly isLast: boolean;
}

async function fail(
  player: Player,
  application: Application,
  { waiting, settings, failure, isLast }: Failed,
): Promise<void> {
  const attempts = waiting.attempts + 1;
  if (!isLast && nextAttempt(settings.retry, attempts, failure, new Date(application.now))) {
    return player.whole(async () => application.noteJob({ ...waiting, attempts, failure }));
  }
  const { elementId, executionId } = waiting.request;
  // Whoever reads it may read either language.
  const message = `${failureText(failure, 'zh')} / ${failureText(failure, 'en')}`;
  const incident = { kind: 'job', elementId, executionId, message } as const;
  await player.goOn(application, async () => {
    application.noteJob({ ...waiting, attempts: 0, failure });
    return application.perform(null, { type: 'raise-incident', incident });
  });
}
