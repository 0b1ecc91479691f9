import { durationMs } from '@flowhall/calendar';
import { feelSource } from './feel-source.ts';
import { DOCUMENT_LANGUAGES, HTTP_METHODS } from './flow-jobs.ts';
import type {
  DocumentJob,
  ErrorMapping,
  ExternalJob,
  HttpJob,
  JobSettings,
  LookupJob,
  MailJob,
  VariableMapping,
} from './job-settings.ts';
import { child, children, extensions, type ModdleElement, text } from './moddle-element.ts';

/** The extension elements that say what a job is, by kind. */
export const JOB_ELEMENTS = {
  http: 'flow:Http',
  mail: 'flow:Mail',
  lookup: 'flow:Lookup',
  document: 'flow:Document',
  external: 'flow:ExternalTask',
} as const;

/** Defaults of the model; validation names values that mean nothing. */
const TIMEOUT_MS = 10_000;
const ATTEMPTS = 5;
const BACKOFF_MS = 30_000;

/** What a task has done as a job; nothing when it says nothing of the kind. */
export function readJob(element: ModdleElement): JobSettings | undefined {
  const retry = readRetry(element);
  for (const [kind, type] of Object.entries(JOB_ELEMENTS)) {
    const job = extensions(element, type)[0];
    if (job && kind === 'http') return { ...readHttp(job), retry };
    if (job && kind === 'mail') return { ...readMail(job), retry };
    if (job && kind === 'lookup') return { ...readLookup(job), retry };
    if (job && kind === 'document') return { ...readDocument(job), retry };
    if (job) return { ...readExternal(job), retry };
  }
  return undefined;
}

function readRetry(element: ModdleElement): JobSettings['retry'] {
  const retry = extensions(element, 'flow:Retry')[0];
  const attempts = Number(retry && text(retry, 'attempts'));
  return {
    attempts: Number.isInteger(attempts) && attempts > 0 ? attempts : ATTEMPTS,
    backoffMs: durationMs((retry && text(retry, 'backoff')) ?? '') ?? BACKOFF_MS,
  };
}

function readHttp(job: ModdleElement): Omit<HttpJob, 'retry'> {
  const method = text(job, 'method');
  const body = readBody(job);
  return {
    kind: 'http',
    method: HTTP_METHODS.find((word) => word === method) ?? 'GET',
    url: (text(job, 'url') ?? '').trim(),
    headers: children(job, 'headers').map((header) => ({
      name: text(header, 'name') ?? '',
      value: text(header, 'value') ?? '',
    })),
    ...(body !== undefined && { body }),
    timeoutMs: durationMs(text(job, 'timeout') ?? '') ?? TIMEOUT_MS,
    ...readMappings(job),
  };
}

function readMail(job: ModdleElement): Omit<MailJob, 'retry'> {
  const cc = text(job, 'cc');
  return {
    kind: 'mail',
    to: text(job, 'to') ?? '',
    ...(cc && { cc }),
    subject: text(job, 'subject') ?? '',
    body: readBody(job) ?? '',
    results: [],
    errors: [],
  };
}

const readLookup = (job: ModdleElement): Omit<LookupJob, 'retry'> => ({
  kind: 'lookup',
  user: (text(job, 'user') ?? '').trim(),
  ...readMappings(job),
});

const readDocument = (job: ModdleElement): Omit<DocumentJob, 'retry'> => ({
  kind: 'document',
  name: (text(job, 'name') ?? '').trim(),
  lang: DOCUMENT_LANGUAGES.find((word) => word === text(job, 'lang')) ?? 'zh',
  ...readMappings(job),
});

const readExternal = (job: ModdleElement): Omit<ExternalJob, 'retry'> => ({
  kind: 'external',
  topic: text(job, 'topic') ?? '',
  inputs: readVariables(job, 'inputs'),
  ...readMappings(job),
});

const readMappings = (job: ModdleElement): { results: VariableMapping[]; errors: ErrorMapping[] } => ({
  results: readVariables(job, 'results'),
  errors: children(job, 'errors').map((error) => ({
    when: feelSource(text(error, 'when') ?? ''),
    code: text(error, 'code') ?? '',
  })),
});

const readVariables = (job: ModdleElement, property: string): VariableMapping[] =>
  children(job, property).map((mapping) => ({
    variable: text(mapping, 'variable') ?? '',
    value: text(mapping, 'value') ?? '',
  }));

const readBody = (job: ModdleElement): string | undefined => text(child(job, 'body') ?? job, 'text')?.trim();
