import type { DatabaseClient } from '@flowhall/db';
import {
  type HttpAnswer,
  JobFailure,
  type PreparedHttp,
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
