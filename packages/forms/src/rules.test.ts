import { describe, expect, it } from 'vitest';
import { validateForm, writable } from './index.ts';
import { initialData } from './initial-data.ts';
import { formForStep } from './permissions/form-for-step.ts';
import { stepForm } from './step-form.ts';
import { columnTotal } from './table-totals.ts';
import type { FormFile } from './types.ts';
import { validateFormFile } from './validation/validate-form-file.ts';

const form: FormFile = {
  schema: {
    type: 'object',
    required: ['kind', 'letter'],
    properties: {
      kind: { type: 'string', enum: ['in', 'out'], title: '类别' },
      letter: { type: 'string', minLength: 2, title: '证明' },
      stamp: { type: 'string', title: '印章' },
      amount: { type: 'number', title: '金额' },
      fee: { type: 'number', title: '费用' },
      phone: { type: 'string', format: 'cn-phone', title: '电话', 'x-default': 'initiator.phone' },
      day: { type: 'string', format: 'date', title: '日期', default: '2026-01-01', 'x-default': 'today' },
      hint: { type: 'null', description: '请注意' },
    },
  },
  permissions: { apply: { '*': 'write' }, check: { '*': 'read', stamp: 'write' } },
  show: { letter: 'kind = "out"', stamp: 'letter != null' },
  require: { amount: 'kind = "out"' },
  computed: { fee: 'if stamp = null then 0 else amount' },
  checks: [{ assert: 'stamp = null or amount > 1', field: 'amount', message: { zh: '太少', en: 'Too little' } }],
};
const at = { stepId: 'apply', lang: 'zh' as const };
const faults = (data: Record<string, unknown>) =>
  validateForm(form, data, at).map((one) => `${one.pointer} ${one.keyword}`);

describe('fields with a condition', () => {
  it('are not asked for while it is not true, and are checked when it is', () => {
    expect(faults({ kind: 'in' })).toEqual([]);
    expect(faults({ kind: 'in', letter: 'x' })).toEqual([]);
    expect(faults({ kind: 'out', letter: 'x', amount: 3 })).toEqual(['/letter minLength']);
    expect(faults({ kind: 'out' })).toEqual(['/letter required', '/amount required']);
    expect(validateForm(form, { kind: 'out', letter: 'abc' }, at)).toMatchObject([{ message: '请填写金额' }]);
  });
  it('do not count for other rules, however they hang together', () => {
    expect(faults({ kind: 'in', letter: 'abc', stamp: 's', amount: 0 })).toEqual([]);
    expect(faults({ kind: 'out', letter: 'abc', stamp: 's', amount: 0 })).toEqual(['/amount check']);
  });
  it('are not stored', () => {
    const sent = { kind: 'out', letter: 'abc', stamp: 's', amount: 5, hint: 'x' };
    expect(writable(form, 'apply', {}, sent)).toEqual({
      data: { kind: 'out', letter: 'abc', stamp: 's', amount: 5, fee: 5 },
      refused: [],
    });
    const { data } = writable(form, 'apply', sent, { kind: 'in' });
    expect(data).toEqual({ kind: 'in', amount: 5, fee: 0, hint: 'x' });
  });
  it('reach the page, but for rules that it could not follow', () => {
    expect(stepForm(form, 'apply', 'zh')).toMatchObject({ show: form.show, require: form.require });
    const blind: FormFile = { ...form, permissions: { apply: { '*': 'write', kind: 'hidden' } } };
    expect(formForStep(blind, 'apply')).toMatchObject({ show: { stamp: 'letter != null' }, require: {} });
    expect(validateFormFile(blind).map(({ rule, path }) => `${rule} ${path}`)).toContain(
      'form/rule-hidden /show/letter',
    );
    const faulty = validateFormFile({ ...form, show: { nobody: 'true', letter: 'kind =' } });
    expect(faulty.filter(({ severity }) => severity === 'error')).toMatchObject(
      [
        { rule: 'form/unknown-field', path: '/show/nobody' },
        { rule: 'form/feel', path: '/show/letter' },
      ].map((one) => expect.objectContaining(one)),
    );
  });
  it('come to an end where rules chase each other', () => {
    const round: FormFile = { ...form, show: { letter: 'stamp = null', stamp: 'letter = null' } };
    expect(writable(round, 'apply', {}, { kind: 'in', letter: 'abc', stamp: 's' }).refused).toEqual([]);
  });
});

describe('initialData', () => {
  it('begins with what is known of the applicant, else with the default', () => {
    const context = { variables: { initiator: { phone: '13900000000' } }, today: '2026-03-02' };
    expect(initialData(form, 'apply', context)).toEqual({ phone: '13900000000', day: '2026-03-02' });
    expect(initialData(form, 'apply', { ...context, variables: { initiator: {} } })).toEqual({ day: '2026-03-02' });
    expect(initialData(form, 'apply')).toEqual({ day: '2026-01-01' });
    expect(initialData(form, 'check', context)).toEqual({});
    expect(JSON.stringify(stepForm(form, 'apply', 'zh'))).not.toContain('x-default');
  });
});

describe('formats', () => {
  it('knows times of the day and addresses', () => {
    const schema = {
      type: 'object',
      properties: { t: { type: 'string', format: 'clock-time' }, a: { type: 'string', format: 'address' } },
    } as const;
    const check = (data: object) =>
      validateForm({ schema, permissions: { s: { '*': 'write' } } }, { ...data }, { stepId: 's', lang: 'zh' });
    expect(check({ t: '08:30', a: '湖南省湘潭市雨湖区 1 号' })).toEqual([]);
    expect(check({ t: '24:00', a: ' ' }).map(({ message }) => message)).toEqual([
      '请填写时间，如 08:30',
      '请选择省、市、区（县），并填写详细地址',
    ]);
    expect(check({ t: '8:30' })).toHaveLength(1);
  });
});

describe('columnTotal', () => {
  it('adds amounts without noise, and is silent while there are none', () => {
    expect(columnTotal([{ a: 0.1 }, { a: 0.2 }, { a: 'x' }, {}], 'a')).toBe(0.3);
    expect([columnTotal([{}], 'a'), columnTotal(undefined, 'a')]).toEqual([undefined, undefined]);
  });
});
