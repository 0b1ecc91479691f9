import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the real server on a fresh data folder, which goes when the server ends.

const dataFolder = mkdtempSync(join(tmpdir(), 'flowhall-e2e-'));
const server = spawn(process.execPath, [join(import.meta.dirname, '../../apps/api/src/server.ts')], {
  stdio: 'inherit',
  env: {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: process.env.FLOWHALL_E2E_PORT,
    FLOWHALL_DATA_DIR: dataFolder,
    FLOWHALL_DEMO: '1',
    // Many people of the journeys sign in within a minute.
    FLOWHALL_SIGN_IN_LIMIT: '1000',
    LOG_LEVEL: 'warn',
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => {
  rmSync(dataFolder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
