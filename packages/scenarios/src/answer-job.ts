import { randomUUID } from 'node:crypto';
import { findPersonFacts, type JobRequest } from '@flowhall/approval';
import type { JobSettings } from '@flowhall/bpmn';
import type { FeelScope } from '@flowhall/feel';
import {
  JobFailure,
  type PreparedJob,
  prepareJob,
  readDocument,
  readErrorOutput,
  readHttpAnswer,
  readOutput,
  readPerson,
  type Verdict,
} from '@flowhall/jobs';
import { checkSent, type Mismatch } from './check-expectation.ts';
import type { Player } from './player.ts';
import type { JobEntry } from './scenario.ts';

/** Secrets that a job sends show as `{{secret:scenario:NAME}}`. */
const NONCE = 'scenario';

/** Plays the system that a service task deals with: looks at what goes out, and answers it. */
export async function answerJob(player: Player, entry: JobEntry): Promise<Mismatch[]> {
  const waiting = player.job(entry.job);
  const settings = player.item.model.nodes.get(entry.job)?.job;
  if (!waiting || !settings) throw new Error(`no job waits at "${entry.job}"`);
  const scope = await player.scope(waiting.input ?? {});
  try {
    const prepared = prepareJob(settings, scope, NONCE);
    const wrong = entry.sends ? checkSent(entry.sends, prepared) : [];
    if (wrong.length > 0) return wrong;
    const verdict = await judge(player, settings, prepared, entry, scope);
    if (entry.fails !== undefined) return [differs(entry.fails, null)];
    await apply(player, waiting, verdict);
    return [];
  } catch (error) {
    if (!(error instanceof JobFailure)) throw error;
    return error.code === entry.fails ? [] : [differs(entry.fails, error)];
  }
}

async function judge(
  { item }: Player,
  settings: JobSettings,
  prepared: PreparedJob,
  entry: JobEntry,
  scope: FeelScope,
): Promise<Verdict> {
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
  const { error, output = {} } = entry;
  return error === undefined
    ? readOutput(settings, output, scope)
    : readErrorOutput(settings, { code: error }, output, scope);
}

async function apply(player: Player, { executionId }: JobRequest, verdict: Verdict): Promise<void> {
  const output = verdict.variables;
  await player.continue(
    verdict.type === 'done'
      ? { type: 'complete', executionId, output }
      : { type: 'throw-error', executionId, code: verdict.code, output },
  );
}

const differs = (wanted: string | undefined, got: JobFailure | null): Mismatch => ({
  path: ['fails'],
  message: {
    zh: wanted ? `应当失败（${wanted}），实际${got ? `：${got.message}` : '成功'}` : `不应失败：${got?.message}`,
    en: wanted
      ? `Should fail (${wanted}) but ${got ? `did so: ${got.message}` : 'succeeded'}`
      : `Failed: ${got?.message}`,
  },
});
