import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFormFile } from '@flowhall/forms';
import { parseForm } from '@flowhall/forms/designer';
import { expect, test } from 'vitest';
import { itemForms, nameForm, newForm, openToStep } from './item-forms.ts';

const template = join(import.meta.dirname, '../../../../../../packages/items/template/forms/application.json');
const files = [
  { path: 'forms/application.json', text: readFileSync(template, 'utf8') },
  { path: 'forms/broken.json', text: '{' },
  { path: 'item.yaml', text: '' },
];
const steps = [
  { id: 'apply', name: '申请', kind: 'apply', form: 'application' },
  { id: 'check', name: '审核', kind: 'approve', form: null },
  { id: 'issue', name: '办理', kind: 'handle', form: 'form-3' },
];

test('forms have names for people; a step without a form shows the applicant’s', () => {
  const forms = itemForms(files, steps);
  expect(forms.map(({ name, title }) => [name, title])).toEqual([
    ['application', { zh: '申请', en: 'Application' }],
    ['broken', { zh: 'broken', en: 'broken' }],
  ]);
  expect(forms[0]?.steps.map(({ id }) => id)).toEqual(['apply', 'check']);
  expect(forms[1]?.form).toBeUndefined();
});

test('a new form has a file of its own, is valid, and can be written at the step that takes it', () => {
  const { path, text } = newForm(['application', 'form-3']);
  expect(path).toBe('forms/form-4.json');
  const form = parseForm(text);
  if (!form) throw new Error('not a form');
  expect(validateFormFile(form)).toEqual([]);
  const open = openToStep(form, 'issue');
  expect(open.permissions).toEqual({ issue: { '*': 'write' } });
  expect(openToStep(open, 'issue')).toBe(open);
  const [named] = itemForms([{ path, text: JSON.stringify(nameForm(nameForm(form, 'zh', '甲'), 'en', 'A')) }], []);
  expect(named?.title).toEqual({ zh: '甲', en: 'A' });
});
