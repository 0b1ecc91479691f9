import { readFileSync } from 'node:fs';

export * from '@flowhall/tokens/bpmn-text';

/** Text of a model in the fixtures folder. */
export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}
