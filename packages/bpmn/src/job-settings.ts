import type { DOCUMENT_LANGUAGES, HTTP_METHODS } from './flow-jobs.ts';

/** A text of the model; FEEL when it begins with `=`. */
export type TextOrFeel = string;

/** A variable and the value that it gets. */
export interface VariableMapping {
  variable: string;
  value: TextOrFeel;
}

/** An answer that is a BPMN error of the process. */
export interface ErrorMapping {
  /** FEEL source of a condition. */
  when: string;
  code: string;
}

/** How often a job is tried and how long the first pause is; every further pause is twice as long. */
export interface RetrySettings {
  /** Attempts in all. */
  attempts: number;
  backoffMs: number;
}

interface JobBase {
  /** What is kept of the answer; everything else is forgotten. */
  results: VariableMapping[];
  /** Asked in order before the results are taken; the first that holds counts. */
  errors: ErrorMapping[];
  retry: RetrySettings;
}

/** A request to another system (`flow:http`). */
export interface HttpJob extends JobBase {
  kind: 'http';
  method: (typeof HTTP_METHODS)[number];
  url: TextOrFeel;
  headers: { name: string; value: TextOrFeel }[];
  body?: TextOrFeel;
  timeoutMs: number;
}

/** An e-mail (`flow:mail`). */
export interface MailJob extends JobBase {
  kind: 'mail';
  /** Addresses or user names, separated by commas; FEEL gives a text or a list of them. */
  to: TextOrFeel;
  cc?: TextOrFeel;
  subject: TextOrFeel;
  body: TextOrFeel;
}

/** A question about a person to the organisation's own directory (`flow:lookup`). */
export interface LookupJob extends JobBase {
  kind: 'lookup';
  /** Id or user name of the person; FEEL gives it. */
  user: TextOrFeel;
}

/** A PDF of the application's sheet that becomes part of it (`flow:document`). */
export interface DocumentJob extends JobBase {
  kind: 'document';
  /** Name of the file, without its ending. */
  name: TextOrFeel;
  lang: (typeof DOCUMENT_LANGUAGES)[number];
}

/** Work that a program outside fetches by its topic (`flow:externalTask`). */
export interface ExternalJob extends JobBase {
  kind: 'external';
  topic: string;
  /** What the program gets to see. */
  inputs: VariableMapping[];
}

/** What a service, send or business rule task has done after the transaction. */
export type JobSettings = HttpJob | MailJob | LookupJob | DocumentJob | ExternalJob;
