import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../test/sample-form.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile } from '../types.ts';
import { findReferenceFaults } from '../validation/find-reference-faults.ts';
import { formAjv } from '../validation/form-ajv.ts';
import { validateFormFile } from '../validation/validate-form-file.ts';
import {
  addColumn,
  addField,
  addSection,
  beginHistory,
  COLUMN_KINDS,
  choicesOf,
  columnOrder,
  dataFlow,
  duplicateField,
  edit,
  FIELD_KINDS,
  type FieldRef,
  fieldGroups,
  fieldOrder,
  fieldText,
  formatForm,
  isRequired,
  keyFault,
  kindOf,
  moveColumn,
  moveField,
  moveFieldBy,
  moveSection,
  nameSection,
  permissionOf,
  permissionRows,
  redo,
  refKey,
  removeField,
  removeSection,
  renameField,
  setChoices,
  setFieldPermission,
  setFieldText,
  setPermission,
  setRequired,
  setRule,
  setStepPermission,
  setUiOption,
  setUiText,
  undo,
  usesOf,
} from './index.ts';

const folder = join(import.meta.dirname, '../../../../processes');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /forms\/[^/]+\.json$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
const forms = [sampleForm, ...files.map(({ text }): FormFile => JSON.parse(text))];
const errorsOf = (form: FormFile) => validateFormFile(form).filter(({ severity }) => severity === 'error');
/** The rules about names alone: asked thousands of times here, and quick. */
function namesWrong(form: FormFile): string[] {
  const found: string[] = [];
  findReferenceFaults(form, {}, (rule, path) => found.push(`${rule} ${path}`));
  return found;
}
const fields = (form: FormFile) => fieldGroups(form).flatMap((group) => group.fields);
const table = { name: 'people' };

describe('formatForm', () => {
  it('writes the forms of the sample services as they are', () => {
    expect(files.length).toBeGreaterThan(8);
    for (const { text } of files) expect(formatForm(JSON.parse(text))).toBe(text);
  });
});

describe('moveFieldBy', () => {
  const named = (form: FormFile) => fieldGroups(form).map((group) => group.fields.join(' '));
  const bare: FormFile = {
    schema: { type: 'object', properties: { a: {}, b: {}, c: {} } },
    uiSchema: { 'ui:sections': [{ title: 'One', fields: ['a'] }] },
  };
  it('goes a place further, over to the next section, and stops at the ends', () => {
    expect(named(moveFieldBy(bare, 'c', -1))).toEqual(['a', 'c b']);
    expect(named(moveFieldBy(moveFieldBy(bare, 'c', -1), 'c', -1))).toEqual(['a c', 'b']);
    expect(named(moveFieldBy(bare, 'a', 1))).toEqual(['', 'a b c']);
    expect(named(moveFieldBy(bare, 'a', -1))).toEqual(named(bare));
    expect(named(moveFieldBy(bare, 'c', 1))).toEqual(named(bare));
    expect(moveFieldBy(bare, 'nobody', 1)).toBe(bare);
  });
});

describe('kinds', () => {
  it('are recognised in what was added, and together make a form without errors', () => {
    let form = sampleForm;
    for (const kind of FIELD_KINDS) {
      const added = addField(form, kind);
      form = added.form;
      expect([kindOf(form, added.ref), kind]).toEqual([kind, kind]);
      expect(keyFault(form, added.ref, added.ref.name)).toBeUndefined();
    }
    for (const kind of COLUMN_KINDS) {
      const added = addColumn(form, 'people', kind);
      form = added.form;
      expect([kindOf(form, added.ref), kind]).toEqual([kind, kind]);
    }
    const { permissions: _none, ...bare } = form;
    expect(errorsOf(bare)).toEqual([]);
  });
});

describe('places', () => {
  it('moves a field between sections and out of all', () => {
    const moved = moveField(sampleForm, 'phone', { section: 0, index: 1 });
    expect(fieldGroups(moved)[0]?.fields).toEqual(['kind', 'phone', 'note']);
    const out = moveField(moved, 'kind', { section: null, index: 0 });
    expect(fieldGroups(out).map((group) => group.fields)).toEqual([
      ['phone', 'note'],
      ['kind', 'headcount', 'people', 'start', 'end', 'days', 'letter'],
    ]);
  });
  it('keeps the end of a date range beside its beginning', () => {
    const { form, ref } = addField(sampleForm, 'date-range', { section: 0, index: 0 });
    expect(fieldOrder(form).indexOf('endDate')).toBe(fieldOrder(form).indexOf('startDate') + 1);
    expect(fields(form)).not.toContain('endDate');
    expect(formFields(removeField(form, ref)).has('endDate')).toBe(false);
    const copy = duplicateField(form, ref);
    expect(copy.form.uiSchema?.[copy.ref.name]).toMatchObject({ 'ui:options': { end: 'endDate2' } });
  });
  it('moves sections and hands the fields of a removed one on', () => {
    const two = addSection(sampleForm, { zh: '其他', en: 'More' }, ['note', 'phone']);
    expect(fieldGroups(two).map((group) => group.fields.length)).toEqual([1, 2, 6]);
    const swapped = nameSection(moveSection(two, 1, 0), 0, 'en', 'Others');
    expect(swapped.uiSchema?.['ui:sections']?.map((section) => section['x-i18n']?.en?.title)).toEqual([
      'Others',
      'Content',
    ]);
    expect(fieldGroups(removeSection(swapped, 1))[0]?.fields).toEqual(['note', 'phone', 'kind']);
    expect(fieldGroups(removeSection(swapped, 0))[0]?.fields).toEqual(['kind']);
  });
  it('moves columns', () => {
    expect(columnOrder(moveColumn(sampleForm, 'people', 'card', 0), 'people')).toEqual([
      'card',
      'name',
      'id',
      'from',
      'to',
    ]);
    expect(moveColumn(sampleForm, 'people', 'card', 4)).toEqual(sampleForm);
  });
});

describe('renameField', () => {
  it('follows a field through conditions, rules, order, rights and branches', () => {
    const form = setRule(setRule(sampleForm, 'show', 'kind', 'start != null'), 'require', 'note', 'kind = "out"');
    const text = JSON.stringify(renameField(form, { ref: { name: 'kind' }, to: 'sort' }));
    expect(text).not.toMatch(/"kind"|\bkind =/);
    expect(text).toContain('"if":{"properties":{"sort":{"const":"out"}},"required":["sort"]}');
    expect(text).toContain('"require":{"note":"sort = \\"out\\""}');
    expect(text).toContain('"show":{"sort":"start != null"}');
  });
  it('follows a table and a column', () => {
    const rows = renameField(sampleForm, { ref: table, to: 'guests' });
    expect(rows.permissions?.apply).toHaveProperty(['guests.card'], 'hidden');
    expect(rows.checks?.map(({ assert, each, field }) => [assert, each, field])).toEqual([
      ['count(guests) = headcount', undefined, 'guests'],
      ['from = null or to = null or to >= from', 'guests', 'to'],
    ]);
    const column = renameField(sampleForm, { ref: { name: 'people', column: 'to' }, to: 'until' });
    expect(column.checks?.[1]).toMatchObject({
      assert: 'from = null or until = null or until >= from',
      field: 'until',
    });
  });
  it('says nothing else and goes back again, on every form and field', () => {
    for (const form of forms) {
      for (const ref of permissionRows(form)) {
        const there = renameField(form, { ref, to: 'zzz' });
        const renamed: FieldRef = ref.column === undefined ? { name: 'zzz' } : { ...ref, column: 'zzz' };
        expect(namesWrong(there)).toEqual([]);
        expect(formatForm(renameField(there, { ref: renamed, to: ref.column ?? ref.name }))).toBe(formatForm(form));
      }
    }
  });
  it('knows which keys cannot be given', () => {
    const faults = ['', 'a b', 'phone', 'count', 'form', 'ok'].map((key) =>
      keyFault(sampleForm, { name: 'kind' }, key),
    );
    expect(faults).toEqual(['empty', 'shape', 'taken', 'function', 'reserved', undefined]);
    expect(keyFault(sampleForm, { name: 'people', column: 'id' }, 'form')).toBeUndefined();
  });
});

describe('removeField', () => {
  it('leaves no entry of its own behind and says what still reads it', () => {
    for (const form of forms) {
      for (const ref of permissionRows(form)) {
        if (ref.column === undefined && formFields(form).size === 1) continue;
        const left = removeField(form, ref);
        expect(
          formFields(left)
            .get(ref.name)
            ?.columns?.has(ref.column ?? '') ?? false,
        ).toBe(false);
        // A check that points at the field or goes over its rows reads it, so that somebody has to decide about it.
        for (const fault of namesWrong(left)) expect(fault).toMatch(/^form\/unknown-field \/checks\//);
      }
    }
    expect(usesOf(sampleForm, { name: 'kind' })).toEqual([{ kind: 'condition', of: 'kind' }]);
    expect(usesOf(sampleForm, { name: 'start' })).toEqual([{ kind: 'computed', of: 'days' }]);
    expect(usesOf(sampleForm, { name: 'people', column: 'to' })).toEqual([{ kind: 'check', of: 1 }]);
    expect(usesOf(sampleForm, { name: 'phone' })).toEqual([]);
  });
  it('undoes adding', () => {
    for (const form of forms) {
      for (const kind of FIELD_KINDS) {
        const added = addField(form, kind);
        const back = removeField(added.form, added.ref);
        expect(fieldGroups(back)).toEqual(fieldGroups(form));
        expect({ ...back, uiSchema: null }).toEqual({ ...form, uiSchema: null });
      }
    }
  });
});

describe('changes of a field', () => {
  it('sets and clears texts, choices, options and rules', () => {
    const ref = { name: 'kind' };
    const en = setFieldText(sampleForm, ref, 'title', 'en', '');
    expect([fieldText(en, ref, 'title', 'en'), fieldText(en, ref, 'title', 'zh')]).toEqual(['', '类别']);
    expect(setUiText(setUiText(sampleForm, ref, 'help', 'en', 'x'), ref, 'help', 'en', '')).toEqual(sampleForm);
    const choices = [...choicesOf(sampleForm, ref), { value: 'far', zh: '境外', en: 'Abroad' }];
    expect(choicesOf(setChoices(sampleForm, ref, choices), ref)).toEqual(choices);
    expect(setUiOption(setUiOption(sampleForm, ref, 'span', 'half'), ref, 'span', undefined)).toEqual(sampleForm);
    expect(setRule(setRule(sampleForm, 'show', 'phone', 'true'), 'show', 'phone', ' ')).toEqual(sampleForm);
  });
  it('requires in the branch that declares the field', () => {
    expect(isRequired(sampleForm, { name: 'letter' })).toBe(true);
    const free = setRequired(sampleForm, { name: 'letter' }, false);
    expect([free.schema.then?.required, isRequired(free, { name: 'letter' })]).toEqual([undefined, false]);
    expect(isRequired(setRequired(free, { name: 'letter' }, true), { name: 'letter' })).toBe(true);
    expect(isRequired(sampleForm, { name: 'people', column: 'card' })).toBe(true);
  });
});

describe('rights', () => {
  it('says as little as possible', () => {
    const card = { name: 'people', column: 'card' };
    expect(setPermission(sampleForm, 'issue', card, 'read').permissions?.issue).toEqual({ '*': 'read' });
    expect(
      permissionOf(setPermission(sampleForm, 'issue', table, 'write'), 'issue', { name: 'people', column: 'id' }),
    ).toBe('write');
    expect(setStepPermission(sampleForm, 'apply', 'read').permissions?.apply).toEqual({ '*': 'read' });
  });
  it('gives what was asked for, at any step and field', () => {
    for (const form of forms) {
      const steps = [...Object.keys(form.permissions ?? {}), 'new'];
      for (const ref of permissionRows(form)) {
        const hidden = setFieldPermission(form, steps, ref, 'hidden');
        expect(steps.map((step) => permissionOf(hidden, step, ref))).toEqual(steps.map(() => 'hidden'));
      }
    }
  });
  it('shows which step writes and which reads', () => {
    const flows = new Map(dataFlow(sampleForm, ['apply', 'review', 'issue']).map((flow) => [refKey(flow.ref), flow]));
    expect(flows.get('phone')).toMatchObject({ writes: ['apply'], reads: ['review', 'issue'], problem: null });
    expect(flows.get('people.card')).toMatchObject({ writes: ['issue'], reads: [], problem: null });
    expect(flows.get('note')).toMatchObject({ writes: ['review'], problem: null });
    expect(flows.get('days')).toMatchObject({ problem: null });
    expect(dataFlow(sampleForm, ['issue', 'apply']).find(({ ref }) => ref.name === 'phone')?.problem).toBe(
      'read-first',
    );
    expect(dataFlow(sampleForm, ['issue']).find(({ ref }) => ref.name === 'phone')?.problem).toBe('never-written');
  });
});

const action = fc.record({
  what: fc.constantFrom(
    'add',
    'column',
    'remove',
    'duplicate',
    'rename',
    'move',
    'section',
    'ungroup',
    'right',
    'require',
  ),
  kind: fc.constantFrom(...FIELD_KINDS),
  n: fc.nat(30),
  m: fc.nat(5),
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function play(form: FormFile, { what, kind, n, m }: Action): FormFile {
  const rows = permissionRows(form);
  const ref = rows[n % rows.length];
  if (!ref) return addField(form, kind).form;
  const sections = form.uiSchema?.['ui:sections']?.length ?? 0;
  const section = m > sections - 1 ? null : m;
  switch (what) {
    case 'add':
      return addField(form, kind, { section, index: n }).form;
    case 'column': {
      const name = rows.find(({ column }) => column !== undefined)?.name;
      return name === undefined ? form : addColumn(form, name, COLUMN_KINDS[n % COLUMN_KINDS.length] ?? 'text', m).form;
    }
    case 'remove':
      return usesOf(form, ref).length > 0 || rows.length < 3 ? form : removeField(form, ref);
    case 'duplicate':
      return rows.length > 40 ? form : duplicateField(form, ref).form;
    case 'rename': {
      const to = `k${n}x${m}`;
      return keyFault(form, ref, to) ? form : renameField(form, { ref, to });
    }
    case 'move':
      return ref.column === undefined
        ? moveField(form, ref.name, { section, index: m })
        : moveColumn(form, ref.name, ref.column, m);
    case 'section':
      return addSection(form, { zh: '节', en: 'Part' }, [ref.name], m % (sections + 1));
    case 'ungroup':
      return removeSection(form, m);
    case 'right':
      return setPermission(form, 'apply', ref, (['hidden', 'read', 'write'] as const)[m % 3] ?? 'read');
    default:
      return setRequired(form, ref, m > 2);
  }
}

describe('random edits', () => {
  it('leave a form without errors, keep what they do not know, and can be undone', () => {
    const odd = { 'x-odd': { of: ['other', 'makers'] } };
    const begin = forms.map((form) => ({ ...form, schema: { ...form.schema, $comment: 'kept' }, ...odd }));
    fc.assert(
      fc.property(fc.constantFrom(...begin), fc.array(action, { maxLength: 25 }), (form, actions) => {
        let history = beginHistory<FormFile>(form);
        for (const one of actions) history = edit(history, play(history.present, one));
        const { 'x-odd': kept, ...last } = history.present as FormFile & typeof odd;
        expect(kept).toEqual(odd['x-odd']);
        expect(last.schema).toHaveProperty('$comment', 'kept');
        expect(namesWrong(last)).toEqual([]);
        expect(() => formAjv().compile(last.schema)).not.toThrow();
        expect([...fields(last)].sort()).toEqual([...new Set(fields(last))].sort());
        const end = history.present;
        const steps = history.past.length;
        for (let step = 0; step < steps; step += 1) history = undo(history);
        expect(history.present).toBe(form);
        for (let step = 0; step < steps; step += 1) history = redo(history);
        expect(history.present).toBe(end);
      }),
      { numRuns: 60, verbose: 1 },
    );
  });
  it('joins edits about the same thing', () => {
    const typed = edit(edit(edit(beginHistory('a'), 'ab', 'title'), 'abc', 'title'), 'x', 'key');
    expect([typed.past, undo(typed).present, undo(undo(typed)).present]).toEqual([['a', 'abc'], 'abc', 'a']);
    expect(edit(typed, 'x')).toBe(typed);
  });
});
