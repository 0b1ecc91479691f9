import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validateModel, validateStructure } from '../src/index.ts';
import { RULES_OF } from './constraint-rules.ts';

/*
 * The constraint models of the public benchmark, where they lie beside the project. The figures are those that were
 * reached; they must not fall.
 */
const REFUSED = 158;
const FOLDER = new URL('../../../../shared/conformance/', import.meta.url);
const isThere = existsSync(new URL('cases.json', FOLDER));

interface Case {
  group: string;
  name: string;
  file: string;
  rule?: string;
  cases: { kind: string }[];
}

const read = (file: string) => new Uint8Array(readFileSync(new URL(file, FOLDER)));
const cases: Case[] = isThere ? JSON.parse(readFileSync(new URL('cases.json', FOLDER), 'utf8')) : [];
const errorsOf = (file: string) => validateStructure(read(file)).filter(({ severity }) => severity === 'error');

if (!isThere) console.warn('The conformance models are not beside the project: the constraint models are NOT checked.');

test.runIf(isThere)('invalid models are refused by the rule that they break', () => {
  const invalid = cases.filter(({ group }) => group === 'bpmn_constraints');
  const passed = invalid.filter(({ file, rule = '' }) => {
    const wanted = RULES_OF[rule] ?? [];
    return !errorsOf(file).some((finding) => wanted.includes(finding.rule));
  });
  expect(
    invalid.length - passed.length,
    `let through: ${passed.map(({ name }) => name).join(', ')}`,
  ).toBeGreaterThanOrEqual(Math.min(REFUSED, invalid.length - 1));
});

test.runIf(isThere)('no valid model is refused by a structural rule', () => {
  const mayBeRefused = (kind: string) => kind.includes('deployment');
  const valid = cases.filter((c) => c.group !== 'bpmn_constraints' && !c.cases.some(({ kind }) => mayBeRefused(kind)));
  const refused = valid.filter(({ file }) => errorsOf(file).length > 0);
  expect(
    refused.map(({ name, file }) => [name, errorsOf(file).map(({ rule, elementId }) => `${rule} ${elementId}`)]),
  ).toEqual([]);
});

test.runIf(isThere)('as plain BPMN, no model breaks a rule about service items', async () => {
  const own = /^(?:step|assignment|form|flow-word|flow-unknown|default-missing|condition-missing|diagram-missing)/;
  for (const { file } of cases.slice(0, 60)) {
    const findings = await validateModel(read(file), {}, { profile: 'bpmn' });
    expect(findings.filter(({ rule }) => own.test(rule))).toEqual([]);
  }
});
