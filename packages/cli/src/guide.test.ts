import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

const GUIDE = new URL('../../../docs/guides/first-service.md', import.meta.url);

test('following the guide to the first service gives one that is valid and covered by its scenarios', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'flowhall-guide-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  const lines: string[] = [];
  const flowhall = (...args: string[]) => {
    const out = (line: string) => void lines.push(line);
    return run(args, { lang: 'en', cwd, out, error: out });
  };
  const folder = 'processes/parking-permit';
  expect(await flowhall('new', 'parking-permit')).toBe(0);
  expect(await flowhall('test', folder)).toBe(0);

  const guide = await readFile(GUIDE, 'utf8');
  const files = [...guide.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)];
  expect(files.map(([, path]) => path)).toContain('process.bpmn');
  for (const [, path = '', content = ''] of files) {
    await mkdir(dirname(join(cwd, folder, path)), { recursive: true });
    await writeFile(join(cwd, folder, path), content);
  }
  lines.length = 0;
  expect([await flowhall('validate', folder), lines]).toEqual([0, expect.anything()]);
  expect(lines).toEqual([`✓ ${folder}  no findings`, '1 items, 0 errors, 0 warnings']);
  expect([await flowhall('test', folder, '--require-coverage'), lines.join('\n')]).toEqual([
    0,
    expect.stringContaining('2 scenarios passed, 0 failed'),
  ]);

  const wrong = join(cwd, folder, 'process.bpmn');
  const right = await readFile(wrong, 'utf8');
  for (const [from, to] of [
    ['days &gt; 30', 'days &gt;'],
    ['post="head"', 'post="chief"'],
  ] as const) {
    await writeFile(wrong, right.replace(from, to));
    expect(await flowhall('validate', folder), to).toBe(1);
  }
});
