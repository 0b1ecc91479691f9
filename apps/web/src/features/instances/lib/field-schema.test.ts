import type { JsonSchema } from '@flowhall/forms';
import { expect, it } from 'vitest';
import { fieldSchema } from './field-schema.ts';

const form: JsonSchema = {
  properties: {
    kind: { type: 'string', title: '类别' },
    'a/b': { type: 'string', title: '斜线' },
    persons: { type: 'array', title: '人员', items: { type: 'object', properties: { name: { title: '姓名' } } } },
  },
};

it('finds fields and columns by pointer or name', () => {
  const titles = ['kind', '/kind', '/a~1b', '/persons/2/name', '/persons/0'].map((at) => fieldSchema(form, at)?.title);
  expect(titles).toEqual(['类别', '类别', '斜线', '姓名', '人员']);
});

it('knows no strangers', () => {
  expect(fieldSchema(form, '/gone')).toBeUndefined();
  expect(fieldSchema(form, '/persons/0/gone')).toBeUndefined();
});
