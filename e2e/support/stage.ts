import { freePort } from './free-port.ts';

/** A server of the journeys: where it answers, and where its text messages arrive. */
export interface Stage {
  url: string;
  smsUrl: string;
}

/**
 * Where the journeys find a server: the one named by FLOWHALL_E2E_URL (its text messages at FLOWHALL_E2E_SMS_URL), or
 * free ports for one of their own. Both are kept in the environment, so that every worker process of the run sees the
 * same.
 * @param name of the variables that the ports are kept in
 */
export async function stage(name: string): Promise<Stage> {
  const named = process.env.FLOWHALL_E2E_URL;
  if (named !== undefined) {
    return { url: named.replace(/\/$/, ''), smsUrl: process.env.FLOWHALL_E2E_SMS_URL ?? '' };
  }
  return { url: await local(`${name}_PORT`), smsUrl: `${await local(`${name}_SMS_PORT`)}/messages` };
}

async function local(variable: string): Promise<string> {
  process.env[variable] ??= String(await freePort());
  return `http://127.0.0.1:${process.env[variable]}`;
}
