import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deployFolder, type FolderWatch, watchFolder } from '../src/modules/definitions/index.ts';
import { type Caller, copyItems, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const quiet = { info: () => {}, error: () => {} };

describe('a watched folder of service items', () => {
  let hall: ServiceHall;
  let staff: Caller;
  let folder: string;
  let watch: FolderWatch;
  const lines: string[] = [];
  const said = (part: string) =>
    vi.waitFor(() => expect(lines.join('\n')).toContain(part), { timeout: 30_000, interval: 20 });

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    staff = await hall.as('staff');
    folder = await mkdtemp(join(tmpdir(), 'flowhall-watched-'));
    copyItems(folder, ['leave-request', 'seal-use']);
    const deps = { prisma: hall.database.prisma, clock: hall.now, runtime: 'auto', log: quiet } as const;
    await deployFolder(deps, folder);
    watch = watchFolder(deps, folder, { say: (line) => lines.push(line) });
  });
  afterAll(async () => {
    await watch?.close();
    await hall?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function edit(file: string, change: (text: string) => string) {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }
  const versionOf = async (key: string) => (await staff.get(`/api/items/${key}`)).body.version;

  it('deploys what is saved', async () => {
    await edit('seal-use/item.yaml', (text) => text.replace('promisedDays: 3', 'promisedDays: 4'));
    await said('✓ seal-use: version 2 in use');
    expect(await versionOf('seal-use')).toBe(2);
    expect(await versionOf('leave-request')).toBe(1);
  });

  it('tells file, line, reason and mend of what cannot be deployed, and takes the next save', async () => {
    const before = await readFile(join(folder, 'leave-request/process.bpmn'), 'utf8');
    await edit('leave-request/process.bpmn', (text) => text.replace('targetRef="head"', 'targetRef="nowhere"'));
    await said('✗ leave-request: not deployed, the version before stays in use');
    expect(lines.find((line) => line.includes('leave-request/process.bpmn:'))).toMatch(/process\.bpmn:\d+ .+ .+\.$/);
    expect(await versionOf('leave-request')).toBe(1);
    await edit('leave-request/process.bpmn', () => before.replace('name="部门负责人', 'name="本部门负责人'));
    await said('✓ leave-request: version 2 in use');
  });

  it('deploys a new folder', async () => {
    const key = 'repair-request';
    await cp(new URL(`../../../processes/${key}`, import.meta.url), join(folder, key), { recursive: true });
    await said(`✓ ${key}: version 1 in use`);
    expect(await versionOf(key)).toBe(1);
  });

  it('leaves a service in use whose folder is gone', async () => {
    await rm(join(folder, 'seal-use'), { recursive: true });
    await edit('leave-request/item.yaml', (text) => text.replace('promisedDays: 3', 'promisedDays: 9'));
    await said('✓ leave-request: version 3 in use');
    expect(await versionOf('seal-use')).toBe(2);
  });
});
