import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchServer } from './postgres.ts';
import type { RowWrites } from './row-writes.ts';

export interface PgbenchFigures {
  readonly perSecond: number;
  readonly count: number;
}

/** Runs transactions of the given kinds, each as often as the others, with prepared statements. */
export async function runPgbench(
  server: BenchServer,
  database: string,
  writes: readonly RowWrites[],
  { clients, milliseconds }: { readonly clients: number; readonly milliseconds: number },
): Promise<PgbenchFigures> {
  const files = writes.map(({ script }, index) => {
    const file = join(server.folder, `completion-${index}.sql`);
    writeFileSync(file, script);
    return file;
  });
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const threads = Math.min(clients, 2);
  const args = ['-n', '-M', 'prepared', '-c', clients, '-j', threads, '-T', seconds, '-h', server.folder];
  const child = spawn(
    join(server.cluster.binaries, 'pgbench'),
    [...args.map(String), '-U', 'postgres', ...files.flatMap((file) => ['-f', file]), database],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const [code] = await once(child, 'close');
  const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  const count = Number(/actually processed: (\d+)/.exec(output)?.[1]);
  if (code !== 0 || !perSecond || /aborted/.test(output)) throw new Error(`pgbench failed:\n${output}`);
  return { perSecond, count };
}
