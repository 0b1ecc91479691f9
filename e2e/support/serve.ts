import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '@flowhall/testing/database';
import { startSmsSink } from './sms-sink.ts';

// node support/serve.ts PORT SMS_PORT [--postgres]
//
// Runs the real server on a fresh data folder, which goes when the server ends; with --postgres on a fresh database of
// a PostgreSQL server. It offers the sample services and those in services/. Text messages go to a gateway of the journeys' own at SMS_PORT.

const [port, smsPort, option] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'flowhall-e2e-'));
const processes = join(dataFolder, 'processes');
for (const folder of ['../../processes', '../services']) {
  cpSync(join(import.meta.dirname, folder), processes, { recursive: true });
}
const postgres = option === '--postgres' ? await startTestPostgres() : undefined;
const databaseUrl = await postgres?.createDatabase();
await startSmsSink(Number(smsPort));

const server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/src/server.ts')], {
  stdio: 'inherit',
  env: {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: port,
    DATABASE_URL: databaseUrl ?? '',
    FLOWHALL_DATA_DIR: dataFolder,
    FLOWHALL_DEMO: '1',
    FLOWHALL_PROCESSES_DIR: processes,
    FLOWHALL_SMS_URL: `http://127.0.0.1:${smsPort}/messages`,
    // Many people of the journeys sign in within a minute.
    FLOWHALL_SIGN_IN_LIMIT: '1000',
    LOG_LEVEL: 'warn',
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', async (code) => {
  rmSync(dataFolder, { recursive: true, force: true });
  if (databaseUrl) await postgres?.dropDatabase(databaseUrl);
  // Leaving runs what stops a throw-away server.
  process.exit(code ?? 1);
});
