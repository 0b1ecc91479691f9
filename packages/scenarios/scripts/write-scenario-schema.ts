/* Writes docs/schemas/scenario.schema.json from the schema of scenarios. */
import { writeFileSync } from 'node:fs';
import { scenarioSchema } from './scenario-schema.ts';

writeFileSync(
  new URL('../../../docs/schemas/scenario.schema.json', import.meta.url),
  `${JSON.stringify(scenarioSchema(), null, 2)}\n`,
);
