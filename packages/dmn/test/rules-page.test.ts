import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PAGE = new URL('../../../docs/guides/decisions.md', import.meta.url);
const RULES = new URL('../src/rules/', import.meta.url);
const ids = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, id]) => id))].sort();

test('the page lists every rule, and no other', () => {
  const sources = readdirSync(RULES, { encoding: 'utf8', recursive: true }).filter((name) => name.endsWith('.ts'));
  const code = sources.map((name) => readFileSync(new URL(name, RULES), 'utf8')).join('\n');
  const listed = ids(readFileSync(PAGE, 'utf8'), /^\| `(dmn-[\w-]+)`/gm);
  expect(listed.length).toBeGreaterThan(15);
  expect(ids(code, /'(dmn-[\w-]+)'/g)).toEqual(listed);
});
