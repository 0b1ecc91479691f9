import { hasSingleHit } from '../evaluate/hit-policy.ts';
import type { DecisionTable, Rule } from '../model/decision-model.ts';
import { type Column, columnsOf } from './coverage/column.ts';
import { findGap } from './coverage/gaps.ts';
import { findOverlaps } from './coverage/overlaps.ts';
import { label, type RuleFinding, warning } from './finding.ts';

/** More findings of a kind than this help nobody. */
const MAX_OVERLAPS = 20;

interface Owner {
  readonly id: string;
  readonly name: string;
}

/**
 * Rules that overlap although the hit policy says they do not, and cases that no rule covers, as far as simple cells
 * (literals, comparisons and intervals of numbers, `not`) can tell.
 */
export function* coverageFindings(table: DecisionTable, owner: Owner): Iterable<RuleFinding> {
  const columns = columnsOf(table);
  if (table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY') yield* overlapFindings(table, columns, owner);
  if (!hasSingleHit(table) || table.outputs.some(({ fallback }) => fallback)) return;
  const gap = findGap(columns, table.rules.length);
  if (!gap) return;
  const example = shown(columns, gap);
  yield warning(
    'dmn-gap',
    table.id ?? owner.id,
    {
      zh: `${label(owner).zh}没有规则适用于这种情况：${example || '任何输入'}。`,
      en: `No rule of ${label(owner).en} matches ${example || 'any input'}.`,
    },
    {
      zh: '请添加规则、输入的允许值或默认输出。',
      en: 'Add a rule, the values that the input can have, or a default output.',
    },
  );
}

function* overlapFindings(table: DecisionTable, columns: readonly Column[], owner: Owner): Iterable<RuleFinding> {
  let count = 0;
  const isUnique = table.hitPolicy === 'UNIQUE';
  for (const { rules, cases } of findOverlaps(columns, table.rules)) {
    if (!isUnique && haveSameOutputs(...rules)) continue;
    const example = shown(columns, cases);
    const [one, other] = rules;
    yield isUnique ? overlap(one, other, example, owner) : difference(one, other, example, owner);
    if (++count >= MAX_OVERLAPS) return;
  }
}

function overlap(one: Rule, other: Rule, example: string, owner: Owner): RuleFinding {
  return warning(
    'dmn-overlap',
    other.id ?? owner.id,
    {
      zh: `${label(owner).zh}的规则 ${one.number} 与 ${other.number} 会同时命中${example && `，例如 ${example}`}；命中策略是 UNIQUE。`,
      en: `Rules ${one.number} and ${other.number} of ${label(owner).en} both match${example && `, for example ${example}`}; the hit policy is UNIQUE.`,
    },
    { zh: '请使条件互斥，或改用其他命中策略。', en: 'Keep them apart, or choose another hit policy.' },
  );
}

function difference(one: Rule, other: Rule, example: string, owner: Owner): RuleFinding {
  return warning(
    'dmn-outputs-differ',
    other.id ?? owner.id,
    {
      zh: `${label(owner).zh}的规则 ${one.number} 与 ${other.number} 会同时命中但输出不同${example && `，例如 ${example}`}；命中策略是 ANY。`,
      en: `Rules ${one.number} and ${other.number} of ${label(owner).en} both match with different outputs${example && `, for example ${example}`}; the hit policy is ANY.`,
    },
    { zh: '请使输出相同，或改用其他命中策略。', en: 'Give them the same output, or choose another hit policy.' },
  );
}

function haveSameOutputs(one: Rule, other: Rule): boolean {
  return one.outputs.every(({ text }, i) => text === other.outputs[i]?.text);
}

function shown(columns: readonly Column[], cases: readonly (number | undefined)[]): string {
  return columns
    .flatMap(({ label: name, cases: all }, i) => {
      const value = all[cases[i] ?? -1]?.shown;
      return value === undefined || value === '?' ? [] : `${name} = ${value}`;
    })
    .join(', ');
}
