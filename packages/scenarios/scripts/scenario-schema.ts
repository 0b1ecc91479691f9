import { scenarioFile } from '../src/scenario.ts';
import { expectation } from '../src/scenario-expectation.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const EXPECTATION = JSON.stringify(expectation);

/** The JSON Schema of `scenarios/*.yaml` for editors: the one that scenarios are checked against, with what repeats once. */
export function scenarioSchema(): object {
  const whole: object = JSON.parse(JSON.stringify(scenarioFile), (_key, value: unknown) =>
    JSON.stringify(value) === EXPECTATION ? { $ref: '#/$defs/expectation' } : value,
  );
  const title = 'A scenario of a Flowhall service item';
  return { $schema: DRAFT, title, ...whole, $defs: { expectation: JSON.parse(EXPECTATION) } };
}
