import type { FormFile } from '@flowhall/forms';
import { expect, it } from 'vitest';
import { type FormStep, followSteps, type KeptRights } from './follow-steps.ts';

const form: FormFile = {
  schema: { type: 'object', properties: { a: { type: 'string' } } },
  permissions: { apply: { '*': 'write' }, approve: { a: 'hidden' } },
};
const step = (id: string, kind: string, name = 'application'): FormStep => ({ id, kind, form: name });
const apply = step('apply', 'apply');
const approve = step('approve', 'approve');

it('takes the permissions of a step along when it goes, and brings them back with it', () => {
  const kept: KeptRights = new Map();
  const gone = followSteps(form, 'application', { before: [apply, approve], after: [apply], kept });
  expect(gone.permissions).toEqual({ apply: { '*': 'write' } });
  const back = followSteps(gone, 'application', { before: [apply], after: [apply, approve], kept });
  expect(back.permissions).toEqual(form.permissions);
});

it('lets a new step of applying fill its own form in, and no other step or form', () => {
  const after = [
    apply,
    approve,
    step('Activity_1', 'apply'),
    step('Activity_2', 'handle'),
    step('x', 'apply', 'other'),
  ];
  const next = followSteps(form, 'application', { before: [apply, approve], after, kept: new Map() });
  expect(next.permissions).toEqual({ ...form.permissions, Activity_1: { '*': 'write' } });
});

it('leaves a form alone when steps only changed', () => {
  const after = [step('apply', 'handle'), approve];
  expect(followSteps(form, 'application', { before: [apply, approve], after, kept: new Map() })).toBe(form);
});
