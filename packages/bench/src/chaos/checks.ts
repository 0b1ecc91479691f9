import type { ServerProcess } from '@flowhall/testing/server-process';
import type { Client } from 'pg';
import type { Journal } from './journal.ts';
import type { OutsideSystem } from './outside-system.ts';

/** What must hold once everything has come to an end; each answers with what does not. */
export async function findViolations(
  client: Client,
  server: ServerProcess,
  operatorToken: string,
  journal: Journal,
  outside: OutsideSystem,
): Promise<string[]> {
  return [
    ...(await checkIncidents(client)),
    ...(await checkRemains(client)),
    ...(await checkJournal(client, journal)),
    ...(await checkChains(client, server, operatorToken)),
    ...(await checkOnce(client)),
    ...(await checkEffects(client, outside)),
  ];
}

/** Every acknowledged action is in the history once, refused ones are not, and of those without an answer at most one. */
async function checkJournal(client: Client, journal: Journal): Promise<string[]> {
  const { rows } = await client.query<{ opinion: string; count: number }>(
    `SELECT "opinion", count(*)::int AS "count" FROM "HistoryEntry"
     WHERE "opinion" IS NOT NULL AND "action" IN ('submit', 'resubmit', 'agree', 'return') GROUP BY "opinion"`,
  );
  const found = new Map(rows.map(({ opinion, count }) => [opinion, count]));
  const wrong: string[] = [];
  for (const [key, { kind, knowledge }] of journal) {
    const count = found.get(key) ?? 0;
    const fits = knowledge === 'done' ? count === 1 : knowledge === 'refused' ? count === 0 : count <= 1;
    if (!fits) wrong.push(`${kind} ${key} is ${knowledge} and ${count} times in the history`);
  }
  const strange = [...found.keys()].filter((opinion) => !journal.has(opinion));
  return [...wrong, ...strange.map((opinion) => `Nobody asked for ${opinion}, which is in the history`)];
}

const AT_ONCE = 8;

/** The server proves every history. */
async function checkChains(client: Client, server: ServerProcess, token: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "Instance"');
  const wrong: string[] = [];
  const work = async () => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      const { status, body } = await server.call(token, 'GET', `/api/instances/${row.id}/history/verify`);
      if (status !== 200 || !body.intact) wrong.push(`The history of ${row.id} is broken: ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong;
}

/** Timer and request of an application happen once each time it passes: no more often than it was returned, and one. */
async function checkOnce(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string; paused: number; called: number; ended: number; returns: number }>(`
    SELECT "instanceId" AS "id",
      count(*) FILTER (WHERE "action" = 'timer' AND "stepId" = 'pause')::int AS "paused",
      count(*) FILTER (WHERE "action" = 'job' AND "stepId" = 'call')::int AS "called",
      count(*) FILTER (WHERE "action" = 'complete')::int AS "ended",
      count(*) FILTER (WHERE "action" = 'return')::int AS "returns"
    FROM "HistoryEntry" GROUP BY "instanceId"`);
  return rows.flatMap(({ id, paused, called, ended, returns }) => {
    const within = (count: number) => count >= 1 && count <= 1 + returns;
    return within(paused) && within(called) && ended === 1
      ? []
      : [`${id}, returned ${returns} times: timer ${paused}, request ${called}, end ${ended} times`];
  });
}

/** What the other system did is what the process went on with, and it did it for one application. */
async function checkEffects(client: Client, outside: OutsideSystem): Promise<string[]> {
  const { rows } = await client.query<{ id: string; text: string; receipt: string | null; returns: number }>(`
    SELECT i."id", i."variables"->'form'->>'text' AS "text", i."variables"->'data'->>'receipt' AS "receipt",
      (SELECT count(*)::int FROM "HistoryEntry" h WHERE h."instanceId" = i."id" AND h."action" = 'return') AS "returns"
    FROM "Instance" i`);
  const keysOf = new Map<string, number>();
  for (const body of outside.effects.values()) keysOf.set(body, (keysOf.get(body) ?? 0) + 1);
  return rows.flatMap(({ id, text, receipt, returns }) => {
    const wrong: string[] = [];
    const asked = JSON.stringify({ text });
    const keys = keysOf.get(asked) ?? 0;
    if (keys < 1 || keys > 1 + returns) wrong.push(`${id}, returned ${returns} times, had ${keys} effects outside`);
    if (outside.effects.get(receipt ?? '') !== asked) wrong.push(`${id} went on with ${receipt}, which is not its own`);
    return wrong;
  });
}

async function checkIncidents(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ message: string; count: string }>(
    'SELECT "message", count(*) AS "count" FROM "Incident" GROUP BY "message"',
  );
  return rows.map(({ message, count }) => `${count} incidents: ${message}`);
}

/** By what is wrong: how many rows there are of it. */
const REMAINS: Readonly<Record<string, string>> = {
  'applications that have not come to an end': `SELECT count(*) FROM "Instance" WHERE "status" <> 'COMPLETED'`,
  'tasks still open': `SELECT count(*) FROM "Task" WHERE "status" IN ('OPEN', 'WAITING')`,
  'rounds still open': `SELECT count(*) FROM "Round" WHERE "status" = 'open'`,
  'candidates of tasks that are over': 'SELECT count(*) FROM "TaskCandidate"',
  'timers of applications that have ended': 'SELECT count(*) FROM "Timer"',
  'jobs of applications that have ended': 'SELECT count(*) FROM "Job"',
  'subscriptions of applications that have ended': 'SELECT count(*) FROM "Subscription"',
  'keys without an answer': 'SELECT count(*) FROM "IdempotencyKey" WHERE "status" = 0',
  'gaps in the running numbers': `
    SELECT (SELECT max("next") - 1 FROM "NumberSequence" WHERE "key" LIKE 'errand%') - (SELECT count(*) FROM "Instance")`,
  'messages about nothing': `
    SELECT count(*) FROM "Notification" n WHERE NOT EXISTS (SELECT 1 FROM "Instance" i WHERE i."id" = n."instanceId")`,
  'queued jobs that gave up': `SELECT count(*) FROM pgboss.job WHERE "state" IN ('failed', 'cancelled')`,
};

async function checkRemains(client: Client): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, query] of Object.entries(REMAINS)) {
    const { rows } = await client.query<{ count: string }>(`SELECT (${query}) AS "count"`);
    const count = Number(rows[0]?.count ?? 0);
    if (count !== 0) wrong.push(`${count} ${what}`);
  }
  return wrong;
}
