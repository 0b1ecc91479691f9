import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A PostgreSQL server with its own data in a folder, reachable through a socket in that folder only. */
export interface Cluster {
  /** Address of its `postgres` database. */
  url: string;
  binaries: string;
  data: string;
  /** Arguments of the server program. */
  flags: string;
}

const DEBIAN = '/usr/lib/postgresql';
const PORT = 5432;

/** For tests: nothing here outlives the run. */
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export interface ClusterOptions {
  /** Whether a commit survives a crash, as on a server in use; costs a write to the disk each. Off unless told. */
  durable?: boolean;
  /** Further settings of the server, by the names of postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
}

/** The folder of the newest installed server programs. */
export function findBinaries(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...debian.map((version) => join(DEBIAN, version, 'bin')),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
  // Links lead to the folder that has all programs.
  return found && dirname(realpathSync(join(found, 'initdb')));
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
export function startCluster(binaries: string, folder: string, options: ClusterOptions = {}): Cluster {
  const owner = findOwner();
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, stdio: 'pipe' },
  );
  const settings = Object.entries({
    listen_addresses: '',
    max_connections: '300',
    unix_socket_directories: folder,
    port: String(PORT),
    ...(!options.durable && FORGETFUL),
    ...options.settings,
  });
  const cluster: Cluster = {
    url: `postgresql://postgres@localhost:${PORT}/postgres?host=${encodeURIComponent(folder)}`,
    binaries,
    data,
    flags: settings.map(([name, value]) => `-c ${name}='${value}'`).join(' '),
  };
  control(cluster, '-w', '-o', cluster.flags, 'start');
  return cluster;
}

/** Ends the server as a crash would and starts it again; it recovers what was committed. */
export function crashCluster(cluster: Cluster): void {
  control(cluster, '-m', 'immediate', '-w', '-o', cluster.flags, 'restart');
}

/** Asks the server's control program for something. Its output goes to the log: a pipe would stay open with the server. */
function control({ binaries, data }: Cluster, ...request: string[]): void {
  const log = join(data, '../log');
  const { status } = spawnSync(join(binaries, 'pg_ctl'), ['-D', data, '-l', log, ...request], {
    ...findOwner(),
    cwd: join(data, '..'),
    stdio: 'ignore',
  });
  if (status !== 0)
    throw new Error(`PostgreSQL did not ${request.at(-1)}: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
}

/** Stops a server at once; its data is not worth a checkpoint. */
export function stopCluster({ binaries, data }: Cluster): void {
  spawnSync(join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...findOwner(), stdio: 'ignore' });
}
