import { describe, expect, it } from 'vitest';
import {
  addColumn,
  duplicateField,
  kindOf,
  permissionOf,
  removeField,
  renameField,
  setRule,
  usesOf,
} from '../designer/index.ts';
import { validateForm, writable } from '../index.ts';
import { stepForm } from '../step-form.ts';
import type { FormFile } from '../types.ts';
import { validateFormFile } from '../validation/validate-form-file.ts';

const form: FormFile = {
  schema: {
    type: 'object',
    properties: {
      rate: { type: 'number', title: '折扣' },
      lines: {
        type: 'array',
        title: '明细',
        items: {
          type: 'object',
          properties: {
            quantity: { type: 'integer', title: '数量' },
            price: { type: 'number', title: '单价' },
            amount: { type: 'number', title: '小计' },
            reason: { type: 'string', title: '理由' },
          },
        },
      },
      total: { type: 'number', title: '合计' },
    },
  },
  permissions: { apply: { '*': 'write' }, look: { '*': 'read' }, mend: { '*': 'read', 'lines.price': 'write' } },
  computed: {
    total: 'sum(lines.amount)',
    'lines.amount': 'quantity * price * (if rate = null then 1 else rate)',
  },
  require: { 'lines.reason': 'price > 100' },
  checks: [{ each: 'lines', assert: 'amount < 1000', field: 'amount', message: { zh: '太多', en: 'Too much' } }],
};
const at = { stepId: 'apply', lang: 'zh' as const };
const sent = {
  lines: [
    { quantity: 2, price: 10, amount: 9999 },
    { quantity: 3, price: 101 },
  ],
};

describe('rules about columns', () => {
  it('make a good form', () => {
    expect(validateFormFile(form).filter(({ severity }) => severity === 'error')).toEqual([]);
    const odd: FormFile = { ...form, computed: { 'lines.nobody': '1' }, show: { 'lines.reason': 'true' } };
    expect(validateFormFile(odd).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/computed/lines.nobody', '/show/lines.reason']),
    );
  });

  it('work a cell out row by row, before what adds the cells up, whatever was sent', () => {
    const { data, refused } = writable(form, 'apply', {}, sent);
    expect(refused).toEqual([]);
    expect(data).toEqual({
      lines: [
        { quantity: 2, price: 10, amount: 20 },
        { quantity: 3, price: 101, amount: 303 },
      ],
      total: 323,
    });
    expect(writable(form, 'apply', {}, { ...sent, rate: 0.5 }).data.total).toBe(161.5);
    expect(writable(form, 'apply', data, { lines: [{ quantity: 2 }] }).data).toEqual({ lines: [{ quantity: 2 }] });
  });

  it('follow a later step that writes one column only', () => {
    const { data } = writable(form, 'apply', {}, sent);
    const lines = [
      { price: 20, amount: 20 },
      { price: 101, amount: 1 },
    ];
    const changed = writable(form, 'mend', data, { lines });
    expect(changed.refused).toEqual([]);
    expect(changed.data).toMatchObject({ total: 343, lines: [{ amount: 40 }, { amount: 303 }] });
  });

  it('ask for a cell where it is needed, and check what was worked out', () => {
    const faults = (lines: object[]) =>
      validateForm(form, writable(form, 'apply', {}, { lines }).data, at).map(
        ({ pointer, keyword }) => `${pointer} ${keyword}`,
      );
    expect(
      faults([
        { quantity: 1, price: 5 },
        { quantity: 1, price: 200 },
      ]),
    ).toEqual(['/lines/1/reason required']);
    expect(faults([{ quantity: 1, price: 200, reason: 'x' }])).toEqual([]);
    expect(faults([{ quantity: 99, price: 90 }])).toEqual(['/lines/0/amount check']);
  });

  it('reach a page only with the column', () => {
    expect(stepForm(form, 'apply', 'zh')).toMatchObject({ computed: form.computed, require: form.require });
    expect(stepForm(form, 'look', 'zh').require).toEqual({});
    const blind: FormFile = { ...form, permissions: { apply: { '*': 'write', 'lines.amount': 'hidden' } } };
    expect(Object.keys(stepForm(blind, 'apply', 'zh').computed)).toEqual(['total']);
  });
});

describe('the designer and rules about columns', () => {
  const amount = { name: 'lines', column: 'amount' };
  it('knows a computed column, which nobody writes', () => {
    expect(kindOf(form, amount)).toBe('computed');
    expect(permissionOf(form, 'apply', amount)).toBe('read');
    const added = addColumn({ ...form, computed: {} }, 'lines', 'computed');
    expect(added.form.computed).toEqual({ [`lines.${added.ref.column}`]: '0' });
    expect(setRule(form, 'require', 'lines.reason', '').require).toBeUndefined();
  });
  it('takes them along when a column or its table is renamed, copied or removed', () => {
    const column = renameField(form, { ref: { name: 'lines', column: 'price' }, to: 'cost' });
    expect(column.computed?.['lines.amount']).toBe('quantity * cost * (if rate = null then 1 else rate)');
    expect(column.require).toEqual({ 'lines.reason': 'cost > 100' });
    const table = renameField(renameField(form, { ref: { name: 'lines' }, to: 'rows' }), {
      ref: { name: 'rate' },
      to: 'cut',
    });
    expect(table.computed).toEqual({
      total: 'sum(rows.amount)',
      'rows.amount': 'quantity * price * (if cut = null then 1 else cut)',
    });
    expect(duplicateField(form, amount).form.computed).toHaveProperty(['lines.amount2']);
    expect(removeField(form, amount).computed).toEqual({ total: 'sum(lines.amount)' });
    expect(removeField(form, { name: 'lines' })).not.toHaveProperty('require');
  });
  it('says which rules read a column', () => {
    const uses = usesOf(form, { name: 'lines', column: 'price' }).map(({ kind, of }) => `${kind} ${of}`);
    expect(uses).toEqual(['computed lines.amount', 'require lines.reason']);
    expect(usesOf(form, { name: 'rate' })).toEqual([{ kind: 'computed', of: 'lines.amount' }]);
  });
});
