/* Writes the tables of rules in docs/guides/validation.md from the descriptions of the rules. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withRules } from './rules-page.ts';

const page = new URL('../../../docs/guides/validation.md', import.meta.url);
writeFileSync(page, withRules(readFileSync(page, 'utf8')));
