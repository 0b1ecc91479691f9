/* Writes docs/schemas/item.schema.json and the table of entries in docs/service-items.md from the manifest's schema. */
import { readFileSync, writeFileSync } from 'node:fs';
import { manifestSchema, withTable } from './manifest-docs.ts';

const page = new URL('../../../docs/service-items.md', import.meta.url);
writeFileSync(
  new URL('../../../docs/schemas/item.schema.json', import.meta.url),
  `${JSON.stringify(manifestSchema(), null, 2)}\n`,
);
writeFileSync(page, withTable(readFileSync(page, 'utf8')));
