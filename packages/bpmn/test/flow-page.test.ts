import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flowPage } from '../scripts/flow-page.ts';
import { FLOW_WORDS } from '../scripts/flow-words.ts';
import { flowDescriptor } from '../src/flow.ts';
import { parseBpmn } from '../src/parse.ts';

test('what has been parsed before does not matter', async () => {
  const before = flowPage();
  await parseBpmn('<definitions id="D" targetNamespace="urn:t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>');
  expect(flowPage()).toBe(before);
});

test('the page is what the descriptor says: run scripts/write-flow-page.ts when this fails', () => {
  expect(readFileSync(new URL('../../../docs/reference/flow.md', import.meta.url), 'utf8')).toBe(flowPage());
});

test('nothing is described that the descriptor does not have', () => {
  const known = new Map<string, string[]>(
    flowDescriptor.types.map(({ name, properties }) => [name, properties.map((one) => one.name.replace('flow:', ''))]),
  );
  for (const [name, { attributes }] of Object.entries(FLOW_WORDS)) {
    expect([name, known.has(name)]).toEqual([name, true]);
    expect(known.get(name)).toEqual(expect.arrayContaining(Object.keys(attributes)));
  }
});
