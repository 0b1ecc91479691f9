import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../test/sample-form.ts';
import type { FormFile } from '../types.ts';
import { unsafePattern } from './unsafe-pattern.ts';
import { validateFormFile } from './validate-form-file.ts';

const rules = (change: Partial<FormFile>) =>
  validateFormFile({ ...sampleForm, ...change }, { stepIds: ['apply', 'review', 'issue'] }).map((one) => one.rule);
const property = (schema: object) => ({
  schema: { ...sampleForm.schema, properties: { ...sampleForm.schema.properties, extra: schema } },
});
const titles = { title: '其他', 'x-i18n': { en: { title: 'Other' } } };

describe('validateFormFile', () => {
  it('finds nothing in a good form', () => expect(rules({})).toEqual([]));

  it.each<[string, Partial<FormFile>]>([
    ['form/unknown-field', { permissions: { apply: { nothing: 'read' } } }],
    ['form/unknown-field', { permissions: { apply: { 'people.nothing': 'read' } } }],
    [
      'form/feel-name',
      {
        schema: { type: 'object', properties: { count: { type: 'integer', ...titles } } },
        uiSchema: {},
        permissions: {},
        checks: [],
        computed: {},
      },
    ],
    ['form/unknown-step', { permissions: { nowhere: { '*': 'read' } } }],
    ['form/feel', { checks: [{ assert: 'count(', message: { zh: '甲', en: 'a' } }] }],
    ['form/feel', { computed: { days: '1 +' } }],
    ['form/unknown-field', { checks: [{ assert: 'true', field: 'none', message: { zh: '甲', en: 'a' } }] }],
    ['form/unknown-field', { checks: [{ assert: 'true', each: 'kind', message: { zh: '甲', en: 'a' } }] }],
    ['form/unknown-field', { uiSchema: { none: {} } }],
    ['form/unknown-field', { uiSchema: { 'ui:order': ['none', '*'] } }],
    ['form/schema', property({ type: 'strnig', ...titles })],
    ['form/schema', property({ type: 'string', format: 'no-such-format', ...titles })],
    ['form/schema', property({ type: 'string', maxLenght: 3, ...titles })],
    ['form/pattern', property({ type: 'string', pattern: '^(a+)+$', maxLength: 5, ...titles })],
    ['form/pattern-length', property({ type: 'string', pattern: '^a$', ...titles })],
    ['form/enum-names', property({ type: 'string', enum: ['a', 'b'], 'x-enumNames': ['甲'], ...titles })],
    ['form/title', property({ type: 'string' })],
    ['form/english', property({ type: 'string', title: '其他' })],
  ])('reports %s', (rule, change) => expect(rules(change)).toEqual([rule]));

  it.each([
    [{ 'ui:sections': [{ title: '甲' }] }, '/uiSchema/ui:sections/0'],
    [{ 'ui:sections': {} }, '/uiSchema/ui:sections'],
    [{ 'ui:order': 'name' }, '/uiSchema/ui:order'],
    [{ 'ui:order': [1] }, '/uiSchema/ui:order/0'],
  ])('names the place in the layout: %j', (uiSchema, path) => {
    expect(validateFormFile({ ...sampleForm, uiSchema })).toMatchObject([{ rule: 'form/shape', path }]);
  });

  it('survives any JSON', () => {
    for (const file of [null, 1, 'x', [], {}, { schema: true }, { schema: { type: 'object', properties: { a: 5 } } }]) {
      expect(validateFormFile(file).length).toBeGreaterThan(0);
    }
  });

  it('says what to do in both languages', () => {
    for (const finding of validateFormFile({ schema: { type: 'array' } })) {
      for (const text of [finding.message.zh, finding.message.en, finding.mend.zh, finding.mend.en])
        expect(text).not.toBe('');
    }
  });
});

describe('unsafePattern', () => {
  it.each(['^[0-9A-Z-]{1,20}$', '^\\d{4}-\\d{2}$', '^(19|20)\\d{2}$', '^a?b*$', '^[A-Z]+\\d*$', '^(?:ab)?$'])(
    'lets %s pass',
    (pattern) => expect(unsafePattern(pattern)).toBeUndefined(),
  );
  it.each(['^(a+)+$', '^(a|a)*$', '(x*){2,}', '((a)+b)+', '(a)\\1', '(?=a+)b', '(?<!a)b'])('stops %s', (pattern) =>
    expect(unsafePattern(pattern)).toBe('repetition'),
  );
  it('stops what is no pattern', () => expect(unsafePattern('(')).toBe('syntax'));
});
