/* Writes the tables of constructs in docs/guides/constructs.md from the list of what is admitted. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withConstructs } from './constructs-page.ts';

const page = new URL('../../../docs/guides/constructs.md', import.meta.url);
writeFileSync(page, withConstructs(readFileSync(page, 'utf8')));
