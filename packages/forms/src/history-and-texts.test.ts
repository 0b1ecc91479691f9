import { describe, expect, it } from 'vitest';
import { goodData, person, sampleForm } from '../test/sample-form.ts';
import { attachmentIds } from './attachment-ids.ts';
import { changedFields } from './changed-fields.ts';
import { formPatch } from './form-patch.ts';
import { initialData } from './initial-data.ts';
import { formForStep } from './permissions/form-for-step.ts';
import { writable } from './permissions/writable.ts';
import { localizeForm } from './schema/localize-form.ts';
import { stepForm } from './step-form.ts';

describe('changedFields', () => {
  it('names changes in both languages and masks numbers', () => {
    const after = { ...goodData, phone: '13700000000', people: [{ ...person, name: '乙' }] };
    expect(changedFields(sampleForm, goodData, after)).toEqual([
      {
        pointer: '/people/0/name',
        kind: 'changed',
        title: { zh: '人员 1：姓名', en: 'People 1: Name' },
        before: '甲',
        after: '乙',
      },
      {
        pointer: '/phone',
        kind: 'changed',
        title: { zh: '电话', en: 'Phone' },
        before: '139****0000',
        after: '137****0000',
      },
    ]);
  });
  it('masks lists of numbers, also in rows', () => {
    const phones = { type: 'array', title: '电话', items: { type: 'string', 'x-sensitive': 'phone' } } as const;
    const rows = {
      type: 'array',
      title: '人员',
      items: { type: 'object', properties: { name: { type: 'string' }, phones } },
    } as const;
    const form = {
      schema: { type: 'object', properties: { phones, rows } },
      permissions: { s: { '*': 'read' } },
    } as const;
    const before = { phones: ['13900000001'], rows: [] };
    const after = { phones: ['13900000001', '13900000002'], rows: [{ name: '甲', phones: ['13900000003'] }] };
    const text = JSON.stringify(changedFields(form, before, after));
    expect(text.match(/139\*{4}000\d/g)).toHaveLength(4);
    expect(text).not.toMatch(/\d{11}/);
    // The mask that is sent back is no change.
    const sent = { phones: ['139****0001', '139****0002'] };
    expect(writable(form, 's', after, sent)).toEqual({ data: after, refused: [] });
  });
  it('tells rows added and removed from rows changed', () => {
    const other = { ...person, name: '乙' };
    const added = changedFields(sampleForm, goodData, { ...goodData, people: [other, person] });
    expect(added).toMatchObject([{ kind: 'row-added', pointer: '/people/0', after: { name: '乙' } }]);
    const removed = changedFields(sampleForm, { ...goodData, people: [other, person] }, goodData);
    expect(removed).toMatchObject([{ kind: 'row-removed', pointer: '/people/0' }]);
    expect(JSON.stringify([added, removed])).not.toContain(person.id);
  });
  it('matches stored rows without ids by place when a step first writes some of their columns', () => {
    const second = { ...person, name: '乙' };
    const before = { ...goodData, people: [person, second] };
    const after = {
      ...goodData,
      people: [
        { ...person, _id: 'n1', card: 'C1' },
        { ...second, _id: 'n2', card: 'C2' },
      ],
    };
    expect(changedFields(sampleForm, before, after)).toMatchObject([
      { kind: 'changed', pointer: '/people/0/card', after: 'C1' },
      { kind: 'changed', pointer: '/people/1/card', after: 'C2' },
    ]);
  });
  it('is silent when nothing changed', () => {
    expect(changedFields(sampleForm, goodData, structuredClone(goodData))).toEqual([]);
  });
});

describe('small helpers', () => {
  it('collects attachments once', () => {
    expect(attachmentIds(sampleForm, { letter: ['a', 'b', 'a', 7], kind: 'x' })).toEqual(['a', 'b']);
    expect(attachmentIds(sampleForm, { letter: 'nonsense' })).toEqual(['nonsense']);
    expect(attachmentIds(sampleForm, {})).toEqual([]);
  });
  it('makes patches with cleared fields as null', () => {
    expect(formPatch({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2] })).toEqual({ b: [2], c: null });
  });
  it('begins with defaults of writable fields', () => {
    const form = {
      schema: {
        type: 'object',
        properties: { a: { type: 'integer', default: 3 }, b: { type: 'integer', default: 4 } },
      },
    } as const;
    expect(initialData({ ...form, permissions: { s: { a: 'write' } } }, 's')).toEqual({ a: 3 });
  });
});

describe('languages', () => {
  it('gives plain rjsf schema in one language', () => {
    const zh = localizeForm(formForStep(sampleForm, 'review'), 'zh');
    const en = localizeForm(formForStep(sampleForm, 'review'), 'en');
    expect([zh.schema.properties?.kind?.title, en.schema.properties?.kind?.title]).toEqual(['类别', 'Kind']);
    expect([zh.uiSchema.note, en.uiSchema.note]).toEqual([
      { 'ui:placeholder': '仅办理人员可见' },
      { 'ui:placeholder': 'Only for those who handle it' },
    ]);
    expect(en.uiSchema['ui:sections']?.[0]?.title).toBe('Content');
    expect(zh.uiSchema.kind).toEqual({ 'ui:enumNames': ['校内', '校外'] });
    expect(JSON.stringify([zh, en])).not.toContain('x-i18n');
  });
  it('remembers what it made', () => {
    expect(stepForm(sampleForm, 'apply', 'zh')).toBe(stepForm(sampleForm, 'apply', 'zh'));
    expect(stepForm(sampleForm, 'apply', 'zh')).not.toBe(stepForm(sampleForm, 'apply', 'en'));
  });
});
