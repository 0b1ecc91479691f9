/* Writes docs/reference/flow.md from the descriptor. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { flowPage } from './flow-page.ts';

const page = new URL('../../../docs/reference/flow.md', import.meta.url);
mkdirSync(new URL('.', page), { recursive: true });
writeFileSync(page, flowPage());
