import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withRules } from '../scripts/rules-page.ts';
import { RULE_GROUPS } from '../src/rules/descriptions.ts';

const PAGE = new URL('../../../docs/guides/validation.md', import.meta.url);
const RULES = new URL('../src/rules/', import.meta.url);
const DESCRIBED = RULE_GROUPS.flatMap(({ rules }) => rules.map(({ id }) => id));

test('the page shows the rules as they are: run scripts/write-rules-page.ts when this fails', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).toBe(withRules(page));
});

test('every rule that reports something is described', () => {
  const sources = readdirSync(RULES, { encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'descriptions.ts',
  );
  const reported = sources.flatMap((name) =>
    [
      ...readFileSync(new URL(name, RULES), 'utf8').matchAll(
        /\b(?:error|warning|feelFindings)\(\s*(?:\w+ \? '([\w-]+)' : )?'([\w-]+)'/g,
      ),
    ].flatMap(([, one, other]) => [one, other].filter((id) => id !== undefined)),
  );
  expect(reported).toContain('assignment-missing');
  expect(reported.length).toBeGreaterThan(20);
  expect(reported.filter((id) => !DESCRIBED.includes(id))).toEqual([]);
});
