import { LdapFailure, withLdap } from '../../adapters/ldap/index.ts';
import { isTransient } from '../../lib/is-transient.ts';
import { withTransaction } from '../../lib/transaction.ts';
import * as directories from './directories.repository.ts';
import { mapDirectory } from './map-directory.ts';
import { type ReadDirectory, readDirectory } from './read-directory.ts';
import * as runs from './runs.repository.ts';
import type { DirectoryJob, DirectoryServices } from './services.ts';
import { connectionOf, mappingOf } from './settings.ts';
import { synchronise } from './synchronise.ts';

/**
 * Reads a directory and makes the organisation be as it says, in one transaction: all of it or nothing. Running again is
 * harmless.
 */
export async function runDirectory(services: DirectoryServices, { runId }: DirectoryJob): Promise<void> {
  const { prisma, clock, log } = services;
  const begun = await runs.change(prisma, { id: runId, from: ['queued', 'reading', 'applying'] }, { state: 'reading' });
  const run = await runs.findOne(prisma, runId);
  const directory = run && (await directories.findOne(prisma, run.directoryId));
  if (!begun || !run || !directory) return;
  try {
    const since = run.full ? null : directory.cursor;
    const read = await readAll(services, directory, runId, since);
    await runs.change(prisma, { id: runId, from: ['reading'] }, { state: 'applying' });
    const mapped = mapDirectory(read, mappingOf(directory));
    await withTransaction(prisma, (tx) =>
      synchronise(services, tx, { directory, run, mapped, full: since === null, latest: read.latest }),
    );
  } catch (error) {
    // The database is busy or gone: the job is tried again. A directory that is gone looks alike, and is told.
    if (!(error instanceof LdapFailure) && isTransient(error)) throw error;
    log.error({ err: error, directory: directory.key }, 'directory not synchronised');
    const failure = error instanceof LdapFailure ? 'unreachable' : 'unexpected';
    const finished = { state: 'failed', failure, finishedAt: clock() };
    await runs.change(prisma, { id: runId, from: ['reading', 'applying'] }, finished);
  }
}

function readAll(
  { prisma, box }: DirectoryServices,
  directory: directories.DirectoryRow,
  runId: string,
  since: string | null,
): Promise<ReadDirectory> {
  return withLdap(connectionOf(directory, box), (session) =>
    readDirectory(session, mappingOf(directory), {
      since,
      onProgress: (count) => runs.noteRead(prisma, runId, count),
    }),
  );
}
