import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Reply } from '@flowhall/testing/server-process';
import type { Entry, Journal } from './journal.ts';
import type { Servers } from './servers.ts';

export interface Hall {
  readonly servers: Servers;
  readonly journal: Journal;
  readonly random: () => number;
  /** Access tokens by user name; all servers take them. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Address of the system that service tasks call. */
  readonly outsideUrl: string;
}

/** What clients do at present. */
export interface Mode {
  readonly starts: boolean;
  readonly returns: boolean;
  readonly goesOn: () => boolean;
}

export const APPLICANT = 'staff';
export const HANDLERS = [APPLICANT, 'dean', 'seal', 'seal2'];

const START_SHARE = 0.3;
const RETURN_SHARE = 0.08;
/** Longer than a server needs to come back. */
const PATIENCE_MS = 60_000;

/** One client after another action, as long as the mode goes on. */
export async function runClient(hall: Hall, mode: Mode): Promise<void> {
  while (mode.goesOn()) {
    if (mode.starts && hall.random() < START_SHARE) await start(hall);
    else await handleTask(hall, mode);
  }
}

async function start(hall: Hall): Promise<void> {
  const key = randomUUID();
  const form = { url: hall.outsideUrl, text: key };
  await send(hall, APPLICANT, { key, kind: 'start' }, '/api/instances', { itemKey: 'errand', form, opinion: key });
}

async function handleTask(hall: Hall, mode: Mode): Promise<void> {
  const { random } = hall;
  const username = HANDLERS[Math.floor(random() * HANDLERS.length)] ?? APPLICANT;
  const list = await attempt(hall, username, 'GET', '/api/tasks?limit=50');
  const rows: { taskId: string; step: { stepId: string } }[] = list?.status === 200 ? list.body.items : [];
  // Clients choose the same task now and then: of those who act at once one is first.
  const row = rows[Math.floor(random() * rows.length)];
  if (!row) {
    await pause(100);
    return;
  }
  const key = randomUUID();
  const returns = mode.returns && row.step.stepId !== 'apply' && random() < RETURN_SHARE;
  const path = `/api/tasks/${row.taskId}`;
  if (returns)
    await send(hall, username, { key, kind: 'return' }, `${path}/return`, { target: 'initiator', opinion: key });
  else await send(hall, username, { key, kind: 'complete' }, `${path}/complete`, { outcome: 'agree', opinion: key });
}

/** Sends a request until it is answered, always under the same key, to whichever server is up. */
async function send(
  hall: Hall,
  username: string,
  { key, kind }: { readonly key: string; readonly kind: Entry['kind'] },
  path: string,
  body: object,
): Promise<void> {
  const entry: Entry = { kind, knowledge: 'unknown', attempts: 0 };
  hall.journal.set(key, entry);
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    entry.attempts += 1;
    const reply = await attempt(hall, username, 'POST', path, body, key);
    if (reply && reply.status < 500) {
      entry.knowledge = reply.status < 300 ? 'done' : 'refused';
      return;
    }
    await pause(100 + hall.random() * 200);
  }
}

/** One request; undefined when the connection was lost. */
async function attempt(
  { servers, tokens }: Hall,
  username: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  key?: string,
): Promise<Reply | undefined> {
  const server = await servers.any();
  try {
    return await server.call(tokens.get(username) ?? '', method, path, body, key);
  } catch {
    return undefined;
  }
}
