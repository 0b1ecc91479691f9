import { parseBpmn } from '@flowhall/bpmn';
import { describe, expect, test } from 'vitest';
import { benchModel } from '../src/engine/bench-model.ts';
import { measure } from '../src/engine/measure.ts';
import { tableLines } from '../src/table.ts';

test.each([10, 60, 240])('the model of %i nodes has that many', async (nodes) => {
  for (const hasConditions of [true, false]) {
    const { model } = await parseBpmn(benchModel(nodes, hasConditions));
    expect(model.nodes).toHaveLength(nodes);
    expect(model.flows.some((flow) => flow.condition !== undefined)).toBe(hasConditions);
  }
});

describe.each(['engine', 'tokens'] as const)('on runtime %s', (runtime) => {
  test.each([true, false])('whole instances are played (FEEL: %s)', async (hasConditions) => {
    const figures = await measure({ runtime, nodes: 10, hasConditions, hotMs: 30 });
    expect(figures.steps).toBeGreaterThan(0);
    expect(figures.p50Us).toBeLessThanOrEqual(figures.p99Us);
    expect(figures.snapshotBytes).toBeGreaterThan(20);
    expect(figures.snapshotBytes).toBeLessThanOrEqual(figures.largestSnapshotBytes);
  });
});

test('a table has its first column left and the others right', () => {
  expect(tableLines(['name', 'n'], [['a', '100']])).toEqual(['name    n', 'a     100']);
});
