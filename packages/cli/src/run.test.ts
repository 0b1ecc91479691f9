import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const repository = new URL('../../../', import.meta.url).pathname;
let cwd: string;
let lines: string[];
let errors: string[];

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'flowhall-cli-'));
});
afterEach(() => rm(cwd, { recursive: true }));

function flowhall(...args: string[]) {
  lines = [];
  errors = [];
  const out = (line: string) => void lines.push(line);
  return run(args, { lang: 'en', cwd, out, error: (line) => void errors.push(line) });
}
const change = async (path: string, from: string, to: string) => {
  const text = await readFile(join(cwd, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(cwd, path), text.replace(from, to));
};

describe('flowhall new', () => {
  it('creates an item that validates and passes its scenario with full coverage', async () => {
    expect(await flowhall('new', 'venue-booking')).toBe(0);
    expect(await flowhall('validate')).toBe(0);
    expect(lines).toEqual(['✓ processes/venue-booking  no findings', '1 items, 0 errors, 0 warnings']);
    expect(await flowhall('test', '--require-coverage')).toBe(0);
    expect(lines.at(-1)).toBe('1 scenarios passed, 0 failed');
    expect(lines.join('\n')).toContain('process coverage 100%');
  });

  it.each([
    [[], 'Name a key'],
    [['Venue Booking'], 'lower-case'],
    [['../x'], 'lower-case'],
  ])('refuses %j', async (keys, why) => {
    expect(await flowhall('new', ...keys)).toBe(2);
    expect(errors.join()).toContain(why);
  });

  it('overwrites nothing', async () => {
    await flowhall('new', 'venue');
    expect(await flowhall('new', 'venue', '--lang', 'zh')).toBe(2);
    expect(errors).toEqual(['processes/venue 已存在。']);
  });
});

describe('flowhall validate', () => {
  it('prints file, line, element, message and how to mend it', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/item.yaml', 'department: president-office', 'department: nowhere');
    expect(await flowhall('validate', 'processes/venue')).toBe(1);
    expect(lines).toEqual([
      'processes/venue/item.yaml:5  error  department',
      '  The organisation does not know nowhere  [manifest/unknown-key]',
      '  Mend: Check the spelling or create it in the organisation first.',
      '1 items, 1 errors, 0 warnings',
    ]);
    await flowhall('validate', '--lang', 'zh');
    expect(lines[0]).toBe('processes/venue/item.yaml:5  错误  department');
  });

  it('wants the folder to be called like the item', async () => {
    await flowhall('new', 'venue');
    await cp(join(cwd, 'processes/venue'), join(cwd, 'processes/other'), { recursive: true });
    expect(await flowhall('validate', 'processes/other')).toBe(1);
    expect(lines.join('\n')).toContain('The folder other and the key venue differ');
  });

  it('finds nothing wrong with the services of this repository', async () => {
    expect(await flowhall('validate', '--root', join(repository, 'processes'))).toBe(0);
  });
});

describe('flowhall test', () => {
  it('passes every scenario of this repository, and they run every part of the processes', async () => {
    expect(await flowhall('test', '--require-coverage', '--root', join(repository, 'processes'))).toBe(0);
    expect(lines.at(-1)).toMatch(/^\d+ scenarios passed, 0 failed$/);
  });

  it('fails with the line of what is not as expected', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/scenarios/agreed.yaml', 'approve: [dean]', 'approve: [leader]');
    expect(await flowhall('test')).toBe(1);
    expect(lines).toContain('processes/venue/scenarios/agreed.yaml:7  error  start');
  });

  it('does not run the scenarios of an item with errors', async () => {
    await flowhall('new', 'venue');
    await change('processes/venue/process.bpmn', 'rule="head"', 'rule="role" role="nobody"');
    expect(await flowhall('test')).toBe(1);
    expect(lines[0]).toContain('its scenarios were not run');
  });

  it('asks for coverage only on request', async () => {
    await flowhall('new', 'venue');
    await change(
      'processes/venue/scenarios/agreed.yaml',
      'do: agree\n    at: approve\n    expect',
      'do: transfer\n    to: leader\n    at: approve\n    expect',
    );
    await change(
      'processes/venue/scenarios/agreed.yaml',
      'status: completed\n      history: [submit, agree, complete]',
      'status: running',
    );
    expect(await flowhall('test')).toBe(0);
    expect(lines.join('\n')).toContain('not run: end, to-end');
    expect(await flowhall('test', '--require-coverage')).toBe(1);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 2, 'Usage'],
    [['--help'], 0, 'Usage'],
    [['fly'], 2, 'no command fly'],
    [['validate', '--fast'], 2, 'Wrong option'],
    [['validate', '--lang', 'fr'], 2, '--lang fr'],
    [['validate', 'nowhere'], 2, 'Cannot read nowhere: ENOENT'],
    [['test'], 2, 'Cannot read processes: ENOENT'],
  ])('%j exits with %d', async (args, code, text) => {
    expect(await flowhall(...args)).toBe(code);
    expect([...lines, ...errors].join('\n')).toContain(text);
  });
});
