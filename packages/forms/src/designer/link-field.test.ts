import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../test/sample-form.ts';
import { readable } from '../permissions/readable.ts';
import { writable } from '../permissions/writable.ts';
import type { FormFile } from '../types.ts';
import { validateFormFile } from '../validation/validate-form-file.ts';
import { addField, dataFlow, linkableFields, linkedTo, linkField, namesOf } from './index.ts';

const ranged = addField(sampleForm, 'date-range').form;
const empty: FormFile = {
  schema: { type: 'object', properties: { result: { type: 'string', title: '结果', maxLength: 50 } } },
  permissions: { check: { '*': 'write' } },
};
const steps = ['check'];

describe('fields of another form', () => {
  it('are offered once each, without ends of ranges and explanations', () => {
    const noted = addField(ranged, 'note');
    const names = linkableFields(empty, noted.form);
    expect(names).toContain('startDate');
    expect(names).not.toContain('endDate');
    expect(names).not.toContain(noted.ref.name);
    expect(linkableFields(linkField(empty, ranged, 'startDate', steps).form, ranged)).not.toContain('startDate');
  });
  it('make a good form, and are read only at its steps', () => {
    let form = empty;
    for (const name of linkableFields(empty, ranged)) form = linkField(form, ranged, name, steps).form;
    expect(validateFormFile(form).filter(({ severity }) => severity === 'error')).toEqual([]);
    const stored = { kind: 'in', startDate: '2026-03-01', endDate: '2026-03-02', other: 1 };
    expect(readable(form, steps, stored)).toEqual({ kind: 'in', startDate: '2026-03-01', endDate: '2026-03-02' });
    const { data, refused } = writable(form, 'check', stored, { kind: 'out', result: 'good' });
    expect(data).toEqual({ ...stored, result: 'good' });
    expect(refused).toEqual([{ pointer: '/kind', reason: 'read' }]);
  });
  it('are known as what the other form fills in', () => {
    const { form, ref } = linkField(empty, sampleForm, 'kind', steps);
    const others = [{ title: '申请', form: sampleForm }];
    expect(linkedTo(form, others, ref.name, steps)).toEqual(others);
    expect(linkedTo(form, others, 'result', steps)).toEqual([]);
    const problems = (elsewhere?: ReadonlySet<string>) =>
      dataFlow(form, steps, elsewhere).flatMap(({ ref: { name }, problem }) => (problem ? [name] : []));
    expect(problems()).toEqual(['kind']);
    expect(problems(namesOf(others))).toEqual([]);
  });
});
