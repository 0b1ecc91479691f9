import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { scenarioSchema } from '../scripts/scenario-schema.ts';

it('the schema that editors get is the one that scenarios are checked against', async () => {
  const written = await readFile(new URL('../../../docs/schemas/scenario.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(written)).toEqual(scenarioSchema());
});
