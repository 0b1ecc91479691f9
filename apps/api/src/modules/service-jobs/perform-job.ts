import { findPersonFacts, type PersonFacts } from '@flowhall/approval';
import type { DatabaseClient } from '@flowhall/db';
import {
  type HttpAnswer,
  JobFailure,
  type PreparedHttp,
  type PreparedLookup,
  type PreparedMail,
  secretsOf,
  toHttpRequest,
} from '@flowhall/jobs';
import * as rows from './jobs.repository.ts';
import type { JobServices } from './services.ts';

/** Sends a request. @throws JobFailure */
export async function sendRequest(
  { http, secrets }: JobServices,
  { id }: rows.Job,
  prepared: PreparedHttp,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const names = secretsOf(prepared);
  const values = await Promise.all(names.map(async (name) => [name, await secrets.get(name)] as const));
  const known = new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return http.send(toHttpRequest(prepared, known, id), signal);
}

/** What the directory knows of a person; `person` is null for nobody. */
export interface Found {
  readonly person: PersonFacts | null;
}

/** Asks the directory. */
export async function lookUp({ instances }: JobServices, db: DatabaseClient, { user }: PreparedLookup): Promise<Found> {
  return { person: user === null ? null : await findPersonFacts(instances.directory(db), user) };
}

/** Sends a mail. @throws JobFailure */
export async function sendMail(
  { mailer }: JobServices,
  db: DatabaseClient,
  { id }: rows.Job,
  { to, cc, subject, text }: PreparedMail,
): Promise<void> {
  if (!mailer) throw new JobFailure('mail-not-configured');
  const known = await rows.findAddresses(
    db,
    [...to, ...cc].filter((one) => !one.includes('@')),
  );
  const addresses = (names: readonly string[]): string[] =>
    names.flatMap((one) => (one.includes('@') ? [one] : (known.get(one) ?? [])));
  const mail = { to: addresses(to), cc: addresses(cc), subject, text };
  if (mail.to.length === 0) throw new JobFailure('mail-recipient-missing');
  await mailer.send(mail, id);
}
