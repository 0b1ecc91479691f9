import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileDecisions, DecisionError, validateDecisions } from '../src/index.ts';
import { CONTEXT, decide } from './support/decide.ts';
import { decision, file, literal, tableFile } from './support/dmn-text.ts';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const RUNS = { seed: SEED, numRuns: 40 };

const number = fc.integer({ min: 0, max: 5 });
const cell = fc.oneof(
  fc.constant('-'),
  number.map(String),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([operator, n]) => `${operator} ${n}`),
  fc.tuple(number, number).map(([a, b]) => `[${Math.min(a, b)}..${Math.max(a, b)}]`),
  fc.tuple(number, number).map(([a, b]) => `not(${a}, > ${b})`),
);
const outputs = [{ name: 'result', values: '3,1,0,2' }];
const rules = fc.array(fc.tuple(cell, cell, fc.integer({ min: 0, max: 3 }).map(String)), {
  minLength: 1,
  maxLength: 6,
});
const value = fc.oneof(number, fc.constantFrom(0.5, 2.5, -1, 6));
const cases = fc.record({ rules, x: value, y: value });

const tableOf = (rows: string[][], policy: string, aggregation?: string) =>
  tableFile({ policy, aggregation, inputs: ['x', 'y'], outputs, rules: rows });

/** The value, or the code of the error. */
async function resultOf(xml: string, variables: object): Promise<unknown> {
  try {
    return { value: await decide(xml, variables) };
  } catch (error) {
    if (error instanceof DecisionError) return error.code;
    throw error;
  }
}

test(`policies agree with each other about the same rules (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ rules: rows, ...variables }) => {
      const of = (policy: string, aggregation?: string) => resultOf(tableOf(rows, policy, aggregation), variables);
      const all = (await decide(tableOf(rows, 'RULE ORDER'), variables)) as number[];
      const ordered = (await decide(tableOf(rows, 'OUTPUT ORDER'), variables)) as number[];
      const head = (list: number[]) => (list.length ? { value: list[0] } : 'no-rule-hit');
      expect(await of('FIRST')).toEqual(head(all));
      expect(await of('PRIORITY')).toEqual(head(ordered));
      expect([...ordered].sort()).toEqual([...all].sort());
      expect(ordered).toEqual([3, 1, 0, 2].flatMap((one) => all.filter((other) => other === one)));
      expect(await of('COLLECT')).toEqual({ value: all });
      expect(await of('COLLECT', 'COUNT')).toEqual({ value: all.length });
      const total = all.reduce((sum, one) => sum + one, 0);
      expect(await of('COLLECT', 'SUM')).toEqual({ value: all.length ? total : null });
      expect(await of('COLLECT', 'MIN')).toEqual({ value: all.length ? Math.min(...all) : null });
      expect(await of('COLLECT', 'MAX')).toEqual({ value: all.length ? Math.max(...all) : null });
      expect(await of('UNIQUE')).toEqual(all.length > 1 ? 'several-rules-hit' : head(all));
      expect(await of('ANY')).toEqual(new Set(all).size > 1 ? 'outputs-differ' : head(all));
    }),
    RUNS,
  );
});

test(`what validation says of overlaps and gaps is what happens (seed ${SEED})`, async () => {
  const grid = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6];
  const points = grid.flatMap((x) => grid.map((y) => ({ x, y })));
  await fc.assert(
    fc.asyncProperty(rules, async (rows) => {
      const found = new Set((await validateDecisions(tableOf(rows, 'UNIQUE'))).map(({ rule }) => rule));
      const counts = await countsOf(tableOf(rows, 'COLLECT', 'COUNT'), points);
      expect(found.has('dmn-gap')).toBe(counts.includes(0));
      expect(found.has('dmn-overlap')).toBe(counts.some((count) => count > 1));
    }),
    { seed: SEED, numRuns: 30 },
  );
});

async function countsOf(xml: string, points: Record<string, unknown>[]): Promise<number[]> {
  const made = (await compileDecisions(xml)).get('d');
  return points.map((point) => made?.evaluate(point, CONTEXT).hits[0]?.rules.length ?? 0);
}

test(`changed files give findings or nothing, never an exception (seed ${SEED})`, async () => {
  const xml = tableOf([['> 1', '-', '1']], 'PRIORITY').replace(
    '</definitions>',
    `${decision('e', literal('d + 1'), { d: 'Decision' })}</definitions>`,
  );
  const change = fc.record({
    at: fc.nat(xml.length),
    length: fc.nat(40),
    text: fc.constantFrom('', '<', '"', '&amp;', '</rule>', '<x/>', ')', 'id="d"', '#'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let text = xml;
      for (const { at, length, text: by } of changes) text = text.slice(0, at) + by + text.slice(at + length);
      for (const { message, mend } of await validateDecisions(text)) expect(message.en && mend.zh).toBeTruthy();
    }),
    { seed: SEED, numRuns: 300 },
  );
});

const inFile = (inner: string) => file(decision('d', inner));

test.each([
  ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "${'&b;'.repeat(1000)}">]>${inFile('&a;')}`, 'model-forbidden-markup'],
  ['ten megabytes', inFile(' '.repeat(10_000_000)), 'model-too-large'],
  ['tags without end', inFile('<list/>'.repeat(300_000)), 'model-too-large'],
  ['deep nesting', inFile('<list>'.repeat(5_000) + '</list>'.repeat(5_000)), 'model-too-large'],
  ['decisions without end', file(...Array.from({ length: 2_000 }, (_, i) => decision(`d${i}`, ''))), 'model-too-large'],
  ['unknown elements without end', file('<nonsense/>'.repeat(50_000)), 'model-unreadable'],
  ['one id for everything', file('<inputData id="a" name="a"/>'.repeat(10_000)), 'model-unreadable'],
  ['BPMN', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'model-unreadable'],
  ['nothing', '', 'model-unreadable'],
])('%s is refused in bounded time', async (_, xml, rule) => {
  const began = performance.now();
  expect((await validateDecisions(xml)).map((finding) => finding.rule)).toEqual([rule]);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a long chain of decisions and a table with thousands of rules end in seconds', async () => {
  const chain = Array.from({ length: 990 }, (_, i) =>
    decision(`d${i}`, literal(i ? `d${i - 1} + 1` : '0'), i ? { [`d${i - 1}`]: 'Decision' } : {}),
  );
  expect(await decide(file(...chain), {}, 'd989')).toBe(989);
  const rows = Array.from({ length: 2_000 }, (_, i) => [`[${i}..${i + 1})`, '-', '1']);
  const began = performance.now();
  expect((await validateDecisions(tableOf(rows, 'UNIQUE'))).map(({ rule }) => rule)).toEqual(['dmn-gap']);
  expect(performance.now() - began).toBeLessThan(20_000);
});
