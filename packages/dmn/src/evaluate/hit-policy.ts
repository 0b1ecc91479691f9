import { constantValue, describeValue, evaluate, hint } from '@flowhall/feel';
import type { DecisionTable, OutputClause } from '../model/decision-model.ts';
import { type Frame, failure } from './frame.ts';

/** A rule that matches, with the values of its outputs. */
export interface Hit {
  readonly number: number;
  readonly outputs: readonly unknown[];
}

/** What a table makes of the rules that match. */
type Policy = (table: DecisionTable, hits: readonly Hit[], frame: Frame) => unknown;

/** What the hit policies do (DMN 1.3, 8.2). */
const POLICIES: Readonly<Record<string, Policy>> = {
  UNIQUE: (table, hits, frame) => {
    if (hits.length > 1)
      throw failure(
        frame,
        'several-rules-hit',
        `the hit policy is UNIQUE, but rules ${numbers(hits)} match; keep them apart, or choose FIRST, PRIORITY or ANY`,
        hits.map(({ number }) => number),
      );
    return first(table, hits);
  },
  FIRST: first,
  ANY: (table, hits, frame) => {
    const [one, ...others] = hits;
    const different = one && others.find((other) => !isEqual(other.outputs, one.outputs));
    if (one && different)
      throw failure(
        frame,
        'outputs-differ',
        `the hit policy is ANY, but rules ${numbers([one, different])} match with different outputs; give them the same, or choose another hit policy`,
        [one.number, different.number],
      );
    return first(table, hits);
  },
  PRIORITY: (table, hits) => first(table, byPriority(table, hits)),
  'RULE ORDER': list,
  'OUTPUT ORDER': (table, hits) => list(table, byPriority(table, hits)),
  COLLECT: (table, hits, frame) => (table.aggregation ? aggregate(table, hits, frame) : list(table, hits)),
};

/** Policies that look at all rules that match. */
const MULTIPLE = new Set(['RULE ORDER', 'OUTPUT ORDER', 'COLLECT']);

/** Whether a table is expected to have at least one hit. */
export function hasSingleHit({ hitPolicy }: DecisionTable): boolean {
  return !MULTIPLE.has(hitPolicy);
}

/**
 * The result of a table.
 *
 * @param hits rules that match, in their order
 * @throws DecisionError
 */
export function resultOf(table: DecisionTable, hits: readonly Hit[], frame: Frame): unknown {
  const policy = POLICIES[table.hitPolicy];
  if (!policy) throw new Error(`Unknown hit policy: ${table.hitPolicy}`);
  return policy(table, hits, frame);
}

function first(table: DecisionTable, hits: readonly Hit[]): unknown {
  return hits[0] && output(table, hits[0]);
}

function list(table: DecisionTable, hits: readonly Hit[]): unknown[] {
  return hits.map((hit) => output(table, hit));
}

/** One output is a value, several are a context (DMN 1.3, 8.2: multiple outputs). */
function output({ outputs }: DecisionTable, hit: Hit): unknown {
  if (outputs.length <= 1) return hit.outputs[0] ?? null;
  return Object.fromEntries(outputs.map(({ label }, i) => [label, hit.outputs[i] ?? null]));
}

/**
 * Highest priority first; equal ones keep the order of the rules. Outputs to the left weigh more; those without listed
 * values do not count (DMN 1.3, 8.2: PRIORITY and OUTPUT ORDER).
 */
function byPriority({ outputs }: DecisionTable, hits: readonly Hit[]): Hit[] {
  const orders = outputs.map(listedValues);
  const ranks = new Map(hits.map((hit) => [hit, orders.map((order, i) => order && rank(order, hit.outputs[i]))]));
  return hits.toSorted((one, other) => {
    const [mine, theirs] = [ranks.get(one) ?? [], ranks.get(other) ?? []];
    for (const [i, place] of mine.entries()) {
      const difference = (place ?? 0) - (theirs[i] ?? 0);
      if (difference) return difference;
    }
    return 0;
  });
}

/** The output values in their order; nothing when there are none, or no plain list. */
export function listedValues({ values }: OutputClause): readonly unknown[] | undefined {
  const list = values === undefined ? undefined : constantValue(`[${values}\n]`);
  return Array.isArray(list) ? list : undefined;
}

const ALONE = { variables: {}, clock: () => new Date(0), timeZone: 'UTC' };

function rank(order: readonly unknown[], value: unknown): number {
  const place = order.findIndex((one) => isEqual(one, value));
  return place === -1 ? order.length : place;
}

/** FEEL's equality. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return evaluate('one = other', { ...ALONE, variables: { one, other } }).value === true;
}

/** Sum, smallest, greatest or number of the outputs (DMN 1.3, 8.2 and 8.3: COLLECT); of nothing they are null, or 0. */
function aggregate({ aggregation }: DecisionTable, hits: readonly Hit[], frame: Frame): unknown {
  const values = hits.map(({ outputs }) => outputs[0] ?? null);
  if (aggregation === 'COUNT') return values.length;
  if (!values.length) return null;
  const { value, notes } = evaluate(`${aggregation?.toLowerCase()}(values)`, { ...ALONE, variables: { values } });
  if (value !== null) return value;
  const kinds = [...new Set(values.map(describeValue))].join(', ');
  throw failure(
    frame,
    'value-not-allowed',
    `the ${aggregation} of the outputs of rules ${numbers(hits)} cannot be computed from ${kinds}${hint(notes)}; make every output a number`,
    hits.map(({ number }) => number),
  );
}

function numbers(hits: readonly Hit[]): string {
  const all = hits.map(({ number }) => String(number));
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join();
}
