import { pathToFileURL } from 'node:url';
import { createValidator } from '../src/react/load-validator.ts';
import type { StepForm } from '../src/types.ts';

/** Run by a test in a Node that forbids code from strings: prints the compiled validator's verdict on each data. */
const [modulePath = '', input = ''] = process.argv.slice(2);
const { schema, data }: { schema: StepForm['schema']; data: unknown[] } = JSON.parse(input);
const validator = createValidator(await import(pathToFileURL(modulePath).href), schema);
let forbidden = false;
try {
  new Function('return 1')();
} catch {
  forbidden = true;
}
const verdicts = data.map(
  (one) => validator.rawValidation<{ keyword: string; instancePath: string }>(schema, one).errors,
);
process.stdout.write(
  JSON.stringify({
    forbidden,
    verdicts: verdicts.map((errors) => (errors ?? []).map((error) => `${error.keyword} ${error.instancePath}`).sort()),
  }),
);
