import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withConstructs } from '../scripts/constructs-page.ts';
import { ADMITTED } from '../src/constructs.ts';

const page = readFileSync(new URL('../../../docs/guides/constructs.md', import.meta.url), 'utf8');

test('the page shows what is admitted as it is: run scripts/write-constructs-page.ts when this fails', () => {
  expect(page).toBe(withConstructs(page));
});

test('every construct is listed once', () => {
  for (const construct of Object.keys(ADMITTED)) expect(page.split(`\n| ${construct} |`)).toHaveLength(2);
});
