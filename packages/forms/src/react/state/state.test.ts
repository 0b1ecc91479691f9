import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../../test/sample-form.ts';
import { stepForm } from '../../step-form.ts';
import { sayIn } from '../texts/text.ts';
import { fileRules, refusalOf, rulesText, sizeRefusalOf } from '../widgets/file-rules.ts';
import { describedBy, idOfPointer, pointerOfPath } from './field-ids.ts';
import { toErrorSchema } from './form-problems.ts';
import { sectionsOf } from './sections.ts';
import { tableColumns } from './table-columns.ts';
import { tableSummary } from './table-summary.ts';
import { uiForRenderer, uiOf, widgetFor } from './ui-for-renderer.ts';

describe('widgets', () => {
  it.each([
    [{ type: 'string', maxLength: 20 }, 'FlowText'],
    [{ type: 'string', maxLength: 500 }, 'FlowTextarea'],
    [{ type: 'string', enum: ['a'] }, 'FlowSelect'],
    [{ type: 'boolean' }, 'FlowRadio'],
    [{ type: 'integer' }, 'FlowNumber'],
    [{ type: 'string', format: 'cn-id-number' }, 'FlowIdNumber'],
    [{ type: 'array', items: { type: 'string', format: 'attachment' } }, 'FlowAttachments'],
    [{ type: 'array', items: { type: 'string', format: 'user' } }, 'FlowPeople'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'FlowCheckboxes'],
    [{ type: 'array', items: { type: 'string' } }, 'FlowTags'],
    [{ type: 'string', readOnly: true }, 'FlowShown'],
  ] as const)('%j is drawn by %s', (schema, widget) =>
    expect(widgetFor(structuredClone(schema) as never, {})).toBe(widget),
  );

  it('are named for every field and column, read-only ones as values', () => {
    const ui = uiForRenderer(stepForm(sampleForm, 'issue', 'zh'));
    expect(uiOf(ui, 'kind')['ui:widget']).toBe('FlowShown');
    const { items = {} } = uiOf(ui, 'people');
    expect([uiOf(items, 'name')['ui:widget'], uiOf(items, 'card')['ui:widget']]).toEqual(['FlowShown', 'FlowText']);
  });

  it('draw a date range as one field and hide its end', () => {
    const form = stepForm(sampleForm, 'apply', 'zh');
    const ranged = {
      ...form,
      uiSchema: { ...form.uiSchema, start: { 'ui:widget': 'dateRange', 'ui:options': { end: 'end' } } },
    };
    const ui = uiForRenderer(ranged);
    expect(uiOf(ui, 'start')).toMatchObject({ 'ui:field': 'FlowDateRange' });
    expect(uiOf(ui, 'end')['ui:widget']).toBe('hidden');
  });
});

describe('places', () => {
  it('lead from pointers to ids and back', () => {
    expect(idOfPointer('ff', '/people/0/id')).toBe('ff_people_0_id');
    expect(pointerOfPath(['people', 0, 'a/b'])).toBe('/people/0/a~1b');
    expect(describedBy('x', { help: true, errors: true })).toBe('x__error x__help');
    expect(describedBy('x', { help: false, errors: false })).toBeUndefined();
  });
  it('hold one error each', () => {
    const error = (pointer: string, message: string) => ({ pointer, message, keyword: 'x' });
    expect(
      toErrorSchema([error('/a/0/b', 'one'), error('/a/0/b', 'two'), error('/a', 'three'), error('', 'all')]),
    ).toEqual({
      __errors: ['all'],
      a: { __errors: ['three'], 0: { b: { __errors: ['one'] } } },
    });
  });
});

describe('layout', () => {
  it('puts fields without a section last', () => {
    expect(sectionsOf(stepForm(sampleForm, 'review', 'en'), ['phone', 'note', 'kind'])).toEqual([
      { title: 'Content', fields: ['kind', 'note'] },
      { title: undefined, fields: ['phone'] },
    ]);
  });
  it('lists columns with what is required', () => {
    const columns = tableColumns(stepForm(sampleForm, 'apply', 'en'), 'people');
    expect(columns.map(({ title, required }) => `${title}${required ? '*' : ''}`)).toEqual([
      'Name*',
      'ID number*',
      'From',
      'To',
    ]);
  });
  it('sums a table up', () => {
    expect(tableSummary(sayIn('zh'), {}, {}, 2)).toBe('共 2 行');
    expect(tableSummary(sayIn('en'), { rowsFrom: 'headcount' }, { headcount: 3 }, 2)).toBe('2 of 3 rows');
  });
});

describe('files', () => {
  const rules = fileRules({ type: 'array', maxItems: 2, 'x-accept': ['.PDF', '.jpg'], 'x-maxSize': 1 });
  const say = sayIn('en');
  const file = (name: string, size = 10) => new File([new Uint8Array(size)], name);

  it('are accepted by extension, size and number', () => {
    expect(refusalOf(rules, file('a.pdf'), 1, say)).toBeUndefined();
    expect(refusalOf(rules, file('a.exe'), 0, say)).toContain('PDF / JPG');
    expect(sizeRefusalOf(rules, file('a.pdf', 1024 * 1024 + 1), say)).toContain('1 MB');
    expect(sizeRefusalOf(rules, file('a.pdf', 1024 * 1024), say)).toBeUndefined();
    expect(refusalOf(rules, file('a.pdf'), 2, say)).toBe('At most 2 files');
  });
  it('offer the camera where images are taken', () => {
    expect(rules).toMatchObject({ accept: '.pdf,.jpg,image/jpeg', images: true });
    expect(fileRules({ type: 'array', 'x-accept': ['.docx'] }).images).toBe(false);
    expect(rulesText(rules, say, '; ')).toBe('Accepts PDF / JPG; up to 1 MB each; at most 2');
  });
});
