import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, migrate } from '../src/index.ts';

const start = (folder: string): ChildProcess => fork(new URL('./hold-folder.ts', import.meta.url), [folder]);

describe('a data folder', () => {
  let folder: string;
  let holder: ChildProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flowhall-data-'));
    holder = start(folder);
    expect(await once(holder, 'message')).toContainEqual({ open: true });
  });
  afterAll(async () => {
    holder.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('belongs to one process, and the second one is told which', async () => {
    const second = start(folder);
    expect(await once(second, 'message')).toContainEqual({ refused: 'data-folder-in-use' });
    await expect(createDatabase({ dataDir: folder })).rejects.toThrow(`process ${holder.pid}`);
  });

  it('is free and whole after its process was killed', async () => {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const database = await createDatabase({ dataDir: folder });
    expect(await migrate(database)).toEqual({ applied: [] });
    expect(await database.prisma.numberSequence.findUnique({ where: { key: 'written' } })).toBeTruthy();
    await database.close();
    const again = await createDatabase({ dataDir: folder });
    await again.close();
  });

  it('that cannot be written is one clear error', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await chmod(file, 0o600);
    await expect(createDatabase({ dataDir: join(file, 'below') })).rejects.toMatchObject({
      code: 'data-folder-unwritable',
      message: expect.stringContaining('FLOWHALL_DATA_DIR'),
    });
  });

  it('that cannot be created is one clear error, also where Node would try for ever', { timeout: 10_000 }, async () => {
    for (const below of ['/proc', '/dev/null']) {
      await expect(createDatabase({ dataDir: join(below, 'flowhall') })).rejects.toMatchObject({
        code: 'data-folder-unwritable',
      });
    }
  });

  it('with a damaged database is one clear error and stays free', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'flowhall-damaged-'));
    await writeFile(join(damaged, 'database'), 'not a folder');
    for (const _time of [1, 2]) {
      await expect(createDatabase({ dataDir: damaged })).rejects.toMatchObject({ code: 'data-folder-damaged' });
    }
    await rm(damaged, { recursive: true });
  });
});
