import { existsSync, readdirSync } from 'node:fs';
import { onPath } from './on-path.mjs';

/** Debian keeps the server's programs beside the PATH. */
const debian = '/usr/lib/postgresql';

/** Whether tests on PostgreSQL can run: a server is named, or one can be started. */
export function hasPostgres() {
  if (process.env.DATABASE_URL) return true;
  const folders = existsSync(debian) ? readdirSync(debian) : [];
  return onPath('initdb') !== undefined || folders.some((version) => existsSync(`${debian}/${version}/bin/initdb`));
}
