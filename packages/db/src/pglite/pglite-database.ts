import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { assertChannel } from '../channel.ts';
import type { PGliteDatabase } from '../database.ts';
import { DatabaseError, errorLine } from '../errors.ts';
import { PrismaClient } from '../generated/client.ts';
import { lockDataFolder } from './data-folder-lock.ts';

/** A killed process must not leave a half-made database behind: it is made beside its place and moved there when whole. */
async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create(unfinished);
  await pglite.close();
  await rename(unfinished, folder);
}

async function openFolder(folder: string): Promise<PGlite> {
  try {
    if (!existsSync(folder)) await createFolder(folder);
    return await PGlite.create(folder);
  } catch (error) {
    throw new DatabaseError(
      'data-folder-damaged',
      `The database in ${folder} cannot be opened: ${errorLine(error)}. Restore a backup, or move the folder away to begin anew.`,
      { cause: error },
    );
  }
}

function wrap(pglite: PGlite, release: () => void): PGliteDatabase {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    kind: 'pglite',
    prisma,
    pglite,
    async listen(channel, onPayload) {
      assertChannel(channel);
      const stop = await pglite.listen(channel, onPayload);
      return () => stop();
    },
    async close() {
      await prisma.$disconnect();
      if (!pglite.closed) await pglite.close();
      release();
    },
  };
}

/** @throws DatabaseError when the folder is unwritable, in use or damaged. */
export async function openPGliteDatabase(dataDir: string): Promise<PGliteDatabase> {
  const lock = lockDataFolder(dataDir);
  try {
    return wrap(await openFolder(join(dataDir, 'database')), lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

export async function openTemporaryPGliteDatabase(dump?: Blob): Promise<PGliteDatabase> {
  return wrap(await PGlite.create(dump ? { loadDataDir: dump } : {}), () => {});
}
