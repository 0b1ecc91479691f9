import { describe, expect, test } from 'vitest';
import { STRUCTURE_RULES } from '../../src/rules/structure/index.ts';
import { testRules } from '../support/expect-rule.ts';
import { activityCases } from './activity.cases.ts';
import { dataCases } from './data.cases.ts';
import { eventCases } from './event.cases.ts';
import { flowCases } from './flow.cases.ts';
import { schemaCases } from './schema.cases.ts';

const ALL = { schema: schemaCases, flows: flowCases, events: eventCases, activities: activityCases, data: dataCases };

for (const [group, cases] of Object.entries(ALL)) describe(group, () => testRules(cases));

test('every rule is broken by a file of ours', () => {
  const tested = Object.values(ALL).flatMap((cases) => cases.map(({ rule }) => rule));
  expect(STRUCTURE_RULES.map(({ id }) => id).filter((id) => !tested.includes(id))).toEqual([]);
});

test('a rule id is used once', () => {
  const ids = STRUCTURE_RULES.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
