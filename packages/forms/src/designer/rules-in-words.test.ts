import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormFile } from '../types.ts';
import { validateForm } from '../validation/validate-form.ts';
import { validateFormFile } from '../validation/validate-form-file.ts';
import { addCheck, checksAt, countConditions, plainConditions, removeCheck, setCheck } from './index.ts';

const formOf = (item: string): FormFile =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../processes/${item}/forms/application.json`), 'utf8'));

describe('checks', () => {
  const form: FormFile = {
    schema: {
      type: 'object',
      properties: {
        day: { type: 'string', format: 'date', title: '日期' },
        rows: {
          type: 'array',
          title: '明细',
          items: { type: 'object', properties: { n: { type: 'number', title: '数' } } },
        },
      },
    },
    permissions: { apply: { '*': 'write' } },
  };
  it('are added at a field or a column, and make a form without faults', () => {
    const next = addCheck(addCheck(addCheck(form), { name: 'day' }), { name: 'rows', column: 'n' });
    expect(next.checks?.map(({ each, field }) => [each, field])).toEqual([
      [undefined, undefined],
      [undefined, 'day'],
      ['rows', 'n'],
    ]);
    expect(validateFormFile(next).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checksAt(next, { name: 'day' }).map(({ index }) => index)).toEqual([1]);
    expect(checksAt(next, { name: 'rows', column: 'n' }).map(({ index }) => index)).toEqual([2]);
  });
  it('are asked of each row once they have a condition', () => {
    const message = { zh: '须大于零', en: 'Must be above zero' };
    const next = setCheck(addCheck(form, { name: 'rows', column: 'n' }), 0, { assert: 'n > 0', message });
    expect(validateForm(next, { rows: [{ n: 1 }, { n: 0 }] }, { stepId: 'apply', lang: 'en' })).toEqual([
      { pointer: '/rows/1/n', message: message.en, keyword: 'check' },
    ]);
  });
  it('forget a column when they are no longer about its table, and go with their list', () => {
    const column = addCheck(form, { name: 'rows', column: 'n' });
    expect(setCheck(column, 0, { each: undefined }).checks?.[0]).toEqual({
      assert: 'true',
      message: column.checks?.[0]?.message,
    });
    expect(removeCheck(column, 0)).toEqual(form);
  });
});

describe('plainConditions', () => {
  const values = fc.record(
    {
      leaveType: fc.constantFrom('sick', 'personal'),
      days: fc.integer({ min: 1, max: 6 }),
      proof: fc.constantFrom([], ['a1']),
      sealKind: fc.constantFrom('contract', 'official'),
      amount: fc.integer({ min: 1, max: 9 }),
      personType: fc.constantFrom('external', 'internal'),
      letter: fc.constantFrom([], ['a1']),
      doors: fc.constantFrom([], ['x']),
      imported: fc.boolean(),
      reason: fc.constantFrom('why'),
    },
    { requiredKeys: [] },
  );
  const LATER = ['check'];

  it.each(['leave-request', 'seal-use', 'temporary-card', 'equipment-purchase'])(
    '%s: asks for the same as the branches that it replaces',
    (item) => {
      const before = { ...formOf(item), checks: [] };
      const after = plainConditions(before);
      expect(countConditions(before)).toEqual({ plain: 1, text: 0 });
      expect(after.schema.if ?? after.schema.then ?? after.schema.else).toBeUndefined();
      expect(validateFormFile(after).filter(({ severity }) => severity === 'error')).toEqual([]);
      const wrong = (form: FormFile, data: Record<string, unknown>) => {
        const found = validateForm(form, data, { stepId: 'apply', lang: 'zh' });
        return [
          ...new Set(found.filter(({ keyword }) => !LATER.includes(keyword)).map(({ pointer }) => pointer)),
        ].sort();
      };
      fc.assert(
        fc.property(values, (data) => {
          expect(wrong(after, { ...data })).toEqual(wrong(before, { ...data }));
        }),
        { numRuns: 60 },
      );
    },
  );
  it('leaves alone what rules cannot say', () => {
    const branches = `[
      { "if": { "properties": { "a": { "const": "x" } }, "required": ["a"] }, "then": { "required": ["b"] } },
      { "if": { "properties": { "a": { "pattern": "^x" } }, "required": ["a"] }, "then": { "required": ["b"] } },
      { "if": { "properties": { "a": { "const": "y" } } }, "then": { "properties": { "b": { "maxLength": 3 } } } }
    ]`;
    const properties = { a: { type: 'string', title: 'A' }, b: { type: 'string', title: 'B' } } as const;
    const form: FormFile = { schema: { type: 'object', properties, allOf: JSON.parse(branches) } };
    expect(countConditions(form)).toEqual({ plain: 1, text: 2 });
    const next = plainConditions(form);
    expect(next.require).toEqual({ b: 'a = "x"' });
    expect(next.schema.allOf).toHaveLength(2);
  });
});
