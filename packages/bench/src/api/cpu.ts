import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts CPU time in hundredths of a second, on every architecture that Node runs on. */
const TICK_MS = 10;

interface Stat {
  readonly parent: number;
  readonly milliseconds: number;
}

/** CPU time that processes have used so far, with their children that have ended; 0 where the system does not tell. */
export const cpuMsOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + (stat(pid)?.milliseconds ?? 0), 0);

/** The same for the server of a data folder: its main process and one for each connection. */
export function databaseCpuMs(dataFolder: string): number {
  const main = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = processes().filter((pid) => stat(pid)?.parent === main);
  return cpuMsOf([main, ...children]);
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

/** Fields of /proc/PID/stat, proc(5): 4 parent, 14 and 15 own time, 16 and 17 that of ended children. */
function stat(pid: number): Stat | undefined {
  try {
    // The second field is the name in parentheses and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), milliseconds: ticks * TICK_MS };
  } catch {
    return undefined;
  }
}
