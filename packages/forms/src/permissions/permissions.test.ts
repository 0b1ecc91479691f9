import { describe, expect, it } from 'vitest';
import { goodData, idNumber, person, sampleForm } from '../../test/sample-form.ts';
import { maskForm } from '../mask-form.ts';
import { formForStep } from './form-for-step.ts';
import { readable } from './readable.ts';
import { resolvePermissions } from './resolve-permissions.ts';
import { writable } from './writable.ts';

const ids = () => {
  let next = 0;
  return { newRowId: () => `r${++next}` };
};

describe('rights', () => {
  it('falls back from column to table to * to read', () => {
    const apply = resolvePermissions(sampleForm, 'apply');
    expect([apply.column('people', 'card'), apply.column('people', 'name'), apply.field('note')]).toEqual([
      'hidden',
      'write',
      'hidden',
    ]);
    expect(resolvePermissions(sampleForm, 'elsewhere').field('kind')).toBe('read');
  });
  it('never lets anybody write a computed field', () => {
    expect(resolvePermissions(sampleForm, 'apply').field('days')).toBe('read');
  });
  it('joins the rights of several steps', () => {
    const both = resolvePermissions(sampleForm, ['apply', 'review']);
    expect([both.field('note'), both.column('people', 'card')]).toEqual(['write', 'hidden']);
  });
  it('shows no column of a hidden table', () => {
    const form = { ...sampleForm, permissions: { s: { people: 'hidden', 'people.name': 'write' } as const } };
    expect(resolvePermissions(form, 's').column('people', 'name')).toBe('hidden');
  });
});

describe('readable', () => {
  it('lets neither hidden fields nor hidden columns nor strangers out', () => {
    const data = { ...goodData, note: 'secret', stranger: 1, people: [{ ...person, card: 'C1', _id: 'a', odd: 1 }] };
    expect(readable(sampleForm, 'apply', data)).toEqual({ ...goodData, people: [{ ...person, _id: 'a' }] });
    expect(readable(sampleForm, 'review', data)).toHaveProperty('note', 'secret');
  });
});

describe('maskForm', () => {
  it('masks numbers except where they may be written', () => {
    expect(maskForm(sampleForm, goodData, 'apply')).toEqual(goodData);
    const masked = maskForm(sampleForm, goodData, 'review');
    expect(masked.phone).toBe('139****0000');
    expect(masked.people).toEqual([{ ...person, id: `110***********${person.id.slice(-4)}` }]);
    expect(maskForm(sampleForm, goodData)).toEqual(masked);
  });
});

describe('writable', () => {
  it('takes what the step may write and lists the rest', () => {
    const { data, refused } = writable(sampleForm, 'review', goodData, {
      kind: 'out',
      note: 'ok',
      stranger: 1,
      days: 99,
    });
    expect(data).toEqual({ ...goodData, note: 'ok' });
    expect(refused).toEqual([
      { pointer: '/kind', reason: 'read' },
      { pointer: '/stranger', reason: 'unknown' },
    ]);
  });
  it('refuses hidden fields by their own reason', () => {
    expect(writable(sampleForm, 'apply', {}, { note: 'x' }).refused).toEqual([{ pointer: '/note', reason: 'hidden' }]);
  });
  it('keeps what is not named, clears what is null, does not take __proto__ for a field', () => {
    const { data } = writable(sampleForm, 'apply', goodData, JSON.parse('{"phone":null,"__proto__":{"kind":"out"}}'));
    expect(data).toEqual({ kind: 'in', headcount: 1, people: [person] });
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });
  it('does not store a mask that comes back', () => {
    const masked = {
      phone: '139****0000',
      people: [{ ...person, id: `110***********${person.id.slice(-4)}`, name: '乙' }],
    };
    const { data, refused } = writable(sampleForm, 'apply', goodData, masked);
    expect(data).toEqual({ ...goodData, people: [{ ...person, name: '乙' }] });
    expect(refused).toEqual([]);
  });
  it('computes what is computed', () => {
    const { data } = writable(sampleForm, 'apply', goodData, { start: '2026-02-27', end: '2026-03-02', days: 1 });
    expect(data.days).toBe(4);
    expect(writable(sampleForm, 'apply', data, { end: null }).data).not.toHaveProperty('days');
  });
});

describe('sub-tables', () => {
  const two = { ...goodData, people: [person, { ...person, name: '乙' }] };

  it('writes single columns into fixed rows, found by position, and gives the rows ids', () => {
    const { data, refused } = writable(sampleForm, 'issue', two, { people: [{ card: 'C1' }, { card: 'C2' }] }, ids());
    expect(refused).toEqual([]);
    expect(data.people).toEqual([
      { _id: 'r1', ...person, card: 'C1' },
      { _id: 'r2', ...person, name: '乙', card: 'C2' },
    ]);
  });
  it('refuses to add and remove rows there', () => {
    const more = writable(sampleForm, 'issue', goodData, { people: [person, { name: '丙', card: 'C9' }] }, ids());
    expect(more.data.people).toEqual([{ _id: 'r1', ...person }]);
    expect(more.refused.map((one) => one.reason)).toEqual(['rows', 'rows']);
    const fewer = writable(sampleForm, 'issue', two, { people: [{ card: 'C1' }] }, ids());
    expect(fewer.data.people).toMatchObject(two.people);
    expect(fewer.refused).toContainEqual({ pointer: '/people', reason: 'rows' });
  });
  it('does not trust positions when the rows shown are in another order', () => {
    const swapped = [
      { name: '乙', card: 'C2' },
      { name: '甲', card: 'C1' },
    ];
    const { data, refused } = writable(sampleForm, 'issue', two, { people: swapped }, ids());
    expect(refused).toEqual([
      { pointer: '/people/0', reason: 'rows' },
      { pointer: '/people/1', reason: 'rows' },
    ]);
    expect(data.people).toMatchObject(two.people);
    expect(JSON.stringify(data)).not.toContain('C1');
  });
  it('finds rows by id in any order', () => {
    const issued = writable(sampleForm, 'issue', two, { people: [{ card: 'C1' }, { card: 'C2' }] }, ids()).data;
    const { data } = writable(sampleForm, 'issue', issued, {
      people: [
        { _id: 'r2', card: 'D2' },
        { _id: 'r1', card: 'D1' },
      ],
    });
    expect(data.people).toMatchObject([
      { name: '甲', card: 'D1' },
      { name: '乙', card: 'D2' },
    ]);
  });
  it('keeps hidden cells with their row when other rows go, and invents none for new rows', () => {
    const issued = writable(sampleForm, 'issue', two, { people: [{ card: 'C1' }, { card: 'C2' }] }, ids()).data;
    const sent = [
      { _id: 'r2', ...person, name: '乙' },
      { ...person, name: '丙', card: 'FORGED' },
    ];
    const { data, refused } = writable(sampleForm, 'apply', issued, { people: sent }, { newRowId: () => 'n' });
    expect(data.people).toEqual([
      { _id: 'r2', ...person, name: '乙', card: 'C2' },
      { _id: 'n', ...person, name: '丙' },
    ]);
    expect(refused).toEqual([{ pointer: '/people/1/card', reason: 'hidden' }]);
  });
  it('does not let one stored row be claimed twice', () => {
    const issued = writable(sampleForm, 'issue', goodData, { people: [{ card: 'C1' }] }, ids()).data;
    const copy = { _id: 'r1', ...person };
    const { data } = writable(sampleForm, 'apply', issued, { people: [copy, copy] }, { newRowId: () => 'n' });
    expect(data.people).toEqual([
      { ...copy, card: 'C1' },
      { ...person, _id: 'n' },
    ]);
  });
  it('leaves rows as they were sent while no column is kept from their writer', () => {
    expect(writable(sampleForm, 'apply', {}, goodData).data.people).toEqual([person]);
  });
  it('refuses columns nobody knows', () => {
    const { data, refused } = writable(sampleForm, 'apply', {}, { people: [{ ...person, admin: true }] });
    expect(data.people).toEqual([person]);
    expect(refused).toEqual([{ pointer: '/people/0/admin', reason: 'unknown' }]);
  });
});

describe('formForStep', () => {
  it('takes hidden fields away everywhere', () => {
    const apply = formForStep(sampleForm, 'apply');
    expect(JSON.stringify(apply)).not.toMatch(/note|card/);
    expect(apply.schema.properties?.people?.items?.required).toEqual(['name', 'id']);
    expect(apply.uiSchema['ui:order']).toEqual(['kind', '*']);
  });
  it('asks at a step only for what it writes', () => {
    const issue = formForStep(sampleForm, 'issue');
    expect(issue.schema.required).toBeUndefined();
    expect(issue.schema.then?.required).toBeUndefined();
    expect(issue.schema.properties?.people).toMatchObject({ items: { required: ['card'] } });
    expect(issue.schema.properties?.people).not.toHaveProperty('minItems');
    expect(issue.schema.properties?.people?.items?.properties?.id).toEqual({
      readOnly: true,
      type: 'string',
      title: '身份证号',
      'x-sensitive': 'id-number',
      'x-format': 'cn-id-number',
      'x-i18n': { en: { title: 'ID number' } },
    });
    expect(issue.uiSchema.people).toMatchObject({ 'ui:options': { addable: false, removable: false } });
  });
  it('delivers the rules whose fields are written here and all seen', () => {
    expect(formForStep(sampleForm, 'apply').checks).toHaveLength(2);
    expect(formForStep(sampleForm, 'review').checks).toEqual([]);
    const hidden = { ...sampleForm, permissions: { s: { '*': 'write', headcount: 'hidden' } as const } };
    expect(formForStep(hidden, 's').checks).toHaveLength(1);
  });
  it('still checks a computed field where its inputs are written', () => {
    expect(formForStep(sampleForm, 'apply').schema.properties?.days).toMatchObject({ minimum: 1, readOnly: true });
    expect(formForStep(sampleForm, 'review').schema.properties?.days).not.toHaveProperty('minimum');
  });
  it('uses the data of nobody', () =>
    expect(JSON.stringify(formForStep(sampleForm, 'apply'))).not.toContain(idNumber()));
});
