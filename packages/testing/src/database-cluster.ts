import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A PostgreSQL server with its own data in a folder, reachable through a socket in that folder only. */
export interface Cluster {
  /** Address of its `postgres` database. */
  url: string;
  binaries: string;
  data: string;
}

const DEBIAN = '/usr/lib/postgresql';
const PORT = 5432;

const SETTINGS = {
  listen_addresses: '',
  max_connections: '300',
  // Nothing here outlives the run.
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/** The folder of the newest installed server programs. */
export function findBinaries(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...debian.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

interface Owner {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as somebody without rights. */
function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].map((name) => accounts.find((fields) => fields[0] === name)).find(Boolean);
  if (!account) throw new Error('PostgreSQL does not run as root and there is no user postgres or nobody to run it as');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** @throws Error with the server's own words when it does not start. */
export function startCluster(binaries: string, folder: string): Cluster {
  const owner = findOwner();
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { ...owner, cwd: folder, stdio: 'pipe' } as const;
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder, port: String(PORT) });
  const flags = settings.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
  const log = join(folder, 'log');
  // Its output goes to the log: a pipe would stay open for as long as the server runs.
  const started = spawnSync(join(binaries, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', flags, 'start'], {
    ...options,
    stdio: 'ignore',
  });
  if (started.status !== 0) {
    throw new Error(`PostgreSQL did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
  }
  return { url: `postgresql://postgres@localhost:${PORT}/postgres?host=${encodeURIComponent(folder)}`, binaries, data };
}

/** Stops a server at once; its data is not worth a checkpoint. */
export function stopCluster({ binaries, data }: Cluster): void {
  spawnSync(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...findOwner(), stdio: 'ignore' });
}
