import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MENDS } from '../src/soundness/soundness-finding.ts';
import { chain, end, event, flow, gateway, parallel, start, user } from '../src/testing/bpmn-text.ts';
import { found } from './support.ts';

describe('bounds of soundness', () => {
  const many = (n: number, write: (i: number) => string) => Array.from({ length: n }, (_, i) => write(i)).join('');
  /** What is undone depends on what was done before: every order of the branches counts. */
  const wide = (branches: number) =>
    start() +
    end() +
    event('endEvent', 't', '<compensateEventDefinition/>') +
    parallel('s', 'j') +
    gateway('exclusive', 'g', 'g_end') +
    chain('start', 's') +
    chain('j', 'g', 'end') +
    flow('g', 't', 'x') +
    many(branches, (i) => user(`u${i}`) + chain('s', `u${i}`, 'j'));

  test('too many states: a warning says so, and nothing is claimed about the rest', async () => {
    expect(await found(wide(6))).toEqual([]);
    expect(await found(wide(20))).toEqual(['warning soundness-unknown P']);
  });

  test('5,000 elements one after another are checked', async () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `u${i}`);
    expect(await found(start(), end(), user(...ids), chain('start', ...ids, 'end'))).toEqual([]);
  });

  test('tokens without bounds do not run away', async () => {
    const spawning = await found(
      start() + end() + gateway('exclusive', 'm') + parallel('s') + user('a', 'b'),
      chain('start', 'm', 's', 'a', 'end') + chain('s', 'b', 'm'),
    );
    expect(spawning).toEqual(['warning unsynchronised a']);
  });
});

test('every rule is described in the guide', () => {
  const guide = readFileSync(new URL('../../../docs/guides/validation.md', import.meta.url), 'utf8');
  for (const rule of Object.keys(MENDS)) expect(guide).toContain(`| \`${rule}\` |`);
});
