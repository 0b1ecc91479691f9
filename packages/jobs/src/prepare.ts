import type { DocumentJob, ExternalJob, HttpJob, JobSettings, LookupJob, MailJob } from '@flowhall/bpmn';
import { type FeelScope, plainValue } from '@flowhall/feel';
import { evaluateSetting, evaluateTextSetting, type Setting } from './expressions.ts';
import { JobFailure } from './failure.ts';
import { withSecretMarks } from './secrets.ts';

/** A request as it is kept: the same at every attempt, with marks in the place of secrets. Plain JSON. */
export interface PreparedHttp {
  readonly kind: 'http';
  readonly method: HttpJob['method'];
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** Tells this job's marks from texts that look like one. */
  readonly nonce: string;
}

export interface PreparedMail {
  readonly kind: 'mail';
  /** Addresses, and names of users. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface PreparedLookup {
  readonly kind: 'lookup';
  /** Id or user name; null when the expression names nobody. */
  readonly user: string | null;
}

export interface PreparedDocument {
  readonly kind: 'document';
  /** Name of the file, with its ending. */
  readonly name: string;
  readonly lang: DocumentJob['lang'];
}

export interface PreparedExternal {
  readonly kind: 'external';
  readonly topic: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a job does, worked out once before its first attempt. */
export type PreparedJob = PreparedHttp | PreparedMail | PreparedLookup | PreparedDocument | PreparedExternal;

/**
 * Works out what a job does.
 * @param nonce something that nobody can guess, made for this job
 * @throws JobFailure `expression-failed`, `mail-recipient-missing`
 */
export function prepareJob(job: JobSettings, scope: FeelScope, nonce: string): PreparedJob {
  if (job.kind === 'http') return prepareHttp(job, scope, nonce);
  if (job.kind === 'mail') return prepareMail(job, scope);
  if (job.kind === 'document') return prepareDocument(job, scope);
  return job.kind === 'lookup' ? prepareLookup(job, scope) : prepareExternal(job, scope);
}

function prepareHttp(job: HttpJob, scope: FeelScope, nonce: string): PreparedHttp {
  const marked = ({ value }: Setting): FeelScope => withSecretMarks(scope, nonce, value);
  const text = (setting: Setting): string => evaluateTextSetting(setting, marked(setting));
  const url = text({ name: 'flow:http url', value: job.url });
  const headers = job.headers.map(({ name, value }) => [
    name.toLowerCase(),
    text({ name: `flow:header ${name}`, value }),
  ]);
  const setting = job.body === undefined ? undefined : { name: 'flow:body', value: job.body };
  const body = setting && plainValue(evaluateSetting(setting, marked(setting)));
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    kind: 'http',
    method: job.method,
    url,
    headers: { ...(setting && { 'content-type': type }), ...Object.fromEntries(headers) },
    ...(setting && { body }),
    timeoutMs: job.timeoutMs,
    nonce,
  };
}

function prepareMail(job: MailJob, scope: FeelScope): PreparedMail {
  const to = recipients({ name: 'flow:mail to', value: job.to }, scope);
  if (to.length === 0) throw new JobFailure('mail-recipient-missing');
  return {
    kind: 'mail',
    to,
    cc: job.cc === undefined ? [] : recipients({ name: 'flow:mail cc', value: job.cc }, scope),
    subject: evaluateTextSetting({ name: 'flow:mail subject', value: job.subject }, scope),
    text: evaluateTextSetting({ name: 'flow:body', value: job.body }, scope),
  };
}

function recipients(setting: Setting, scope: FeelScope): string[] {
  const value = evaluateSetting(setting, scope);
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  const parts = texts.flatMap((text) => text.split(/[,;，；]/)).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

function prepareLookup(job: LookupJob, scope: FeelScope): PreparedLookup {
  const user = evaluateSetting({ name: 'flow:lookup user', value: job.user }, scope);
  return { kind: 'lookup', user: typeof user === 'string' && user !== '' ? user : null };
}

/** Characters that a file's name cannot have on some system, and control characters. */
const UNNAMED = /[\\/:*?"<>|\p{Cc}]/gu;
const LONGEST_NAME = 100;

function prepareDocument(job: DocumentJob, scope: FeelScope): PreparedDocument {
  const text = evaluateTextSetting({ name: 'flow:document name', value: job.name }, scope);
  const name = [...text.replace(UNNAMED, ' ').trim()].slice(0, LONGEST_NAME).join('');
  if (name === '') throw new JobFailure('document-name-missing');
  return { kind: 'document', name: `${name}.pdf`, lang: job.lang };
}

const prepareExternal = (job: ExternalJob, scope: FeelScope): PreparedExternal => ({
  kind: 'external',
  topic: job.topic,
  variables: Object.fromEntries(
    job.inputs.map(({ variable, value }) => [
      variable,
      evaluateSetting({ name: `flow:input ${variable}`, value }, scope),
    ]),
  ),
});
