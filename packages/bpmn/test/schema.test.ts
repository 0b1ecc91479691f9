import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { schemaSource } from '../scripts/schema-source.ts';
import { BPMN20_TAGS, BPMN20_TYPES } from '../src/schema/bpmn20.ts';
import { childOf, isType, schemaType } from '../src/schema/schema.ts';

test('the table is what the XML schema says: run scripts/write-schema.ts when this fails', () => {
  const xsd = ['BPMN20.xsd', 'Semantic.xsd'].map((file) =>
    readFileSync(fileURLToPath(import.meta.resolve(`bpmn-moddle/resources/bpmn/xsd/${file}`)), 'utf8'),
  );
  const lines = schemaSource(xsd)
    .split('\n')
    .filter((text) => text.startsWith('  "'))
    .map((text): string => JSON.parse(text.slice(2, -1)));
  expect([...BPMN20_TYPES, ...BPMN20_TAGS]).toEqual(lines);
});

test('types inherit, and elements may stand in place of others', () => {
  expect(schemaType('UserTask')?.attributes.get('startQuantity')?.kind).toEqual({ is: 'integer' });
  expect(isType('UserTask', 'FlowNode') && isType('UserTask', 'InteractionNode')).toBe(true);
  expect(isType('UserTask', 'Event')).toBe(false);
  expect(childOf('Process', 'userTask')).toMatchObject({ name: 'flowElement', type: 'UserTask' });
  expect(childOf('UserTask', 'potentialOwner')).toMatchObject({ name: 'resourceRole', type: 'PotentialOwner' });
  expect(childOf('UserTask', 'startEvent')).toBeUndefined();
});
