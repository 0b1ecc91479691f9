import { createServer } from 'node:net';

/**
 * Where the journeys find a server: the one named by FLOWHALL_E2E_URL, or a free port for one of their own. The port
 * is kept in the environment, so that every worker process of the run sees the same.
 */
export async function serverUrl(variable: string): Promise<string> {
  const named = process.env.FLOWHALL_E2E_URL;
  if (named !== undefined) return named.replace(/\/$/, '');
  process.env[variable] ??= String(await freePort());
  return `http://127.0.0.1:${process.env[variable]}`;
}

/** A port that nothing listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
}
