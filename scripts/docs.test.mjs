import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as flow from '../packages/bpmn/src/flow.ts';
import { root } from './lib/environment.mjs';

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

test.each(pages)('every link of %s inside the repository leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => String(target));
  const broken = links.filter((target) => !target.includes('://') && !existsSync(join(root, dirname(page), target)));
  expect(broken).toEqual([]);
});

test.each(['README.md', 'README.zh-CN.md'])('%s lists every variable that the server reads', (page) => {
  const expected = read('apps/api/src/config.ts').match(/const EXPECTED[^{]*\{(.*?)\n\};/s)?.[1] ?? '';
  const variables = [...expected.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => String(name));
  expect(variables).toContain('DATABASE_URL');
  const text = read(page);
  expect(variables.filter((name) => !text.includes(`\`${name}`))).toEqual([]);
});

test.each([
  'ASSIGNMENT_RULES',
  'STEP_KINDS',
  'STEP_MODES',
  'STEP_ACTIONS',
  'ON_NOBODY',
  'ON_SAME_PERSON',
  'PICKS',
  'DISAGREES',
  'OPINIONS',
])('the guide to service items names every word of %s', (list) => {
  const words = /** @type {readonly string[]} */ (Reflect.get(flow, list));
  const text = read('docs/service-items.md');
  expect(words.filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
});
