import { syntaxFault } from '@flowhall/feel';
import { escapePointer, isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormFile } from '../types.ts';
import type { Report } from './form-finding.ts';
import { FEEL_FUNCTIONS } from './reserved-names.ts';

/** What the form file is checked against: the item around it. */
export interface FormFileContext {
  /** Ids of the process's user tasks; when given, permissions may name no other. */
  stepIds?: readonly string[];
}

const MEND_FIELD = { zh: '检查拼写，或在 schema 中加上它。', en: 'Check the spelling or add it to the schema.' };

/** Names in permissions, checks, computed fields and uiSchema that mean nothing, and FEEL that does not parse. */
export function findReferenceFaults(form: FormFile, context: FormFileContext, report: Report): void {
  const fields = formFields(form);
  const unknown = (path: string, name: string) =>
    report('form/unknown-field', path, { zh: `没有字段 ${name}`, en: `There is no field ${name}` }, MEND_FIELD);
  const known = (name: string) => {
    const [field = '', column, ...more] = name.split('.');
    const found = fields.get(field);
    return found !== undefined && more.length === 0 && (column === undefined || found.columns?.has(column) === true);
  };
  for (const name of fields.keys()) {
    if (!FEEL_FUNCTIONS.has(name)) continue;
    report(
      'form/feel-name',
      `/schema/properties/${escapePointer(name)}`,
      { zh: `字段名 ${name} 与 FEEL 函数同名`, en: `The field ${name} has the name of a FEEL function` },
      { zh: '换一个字段名。', en: 'Give the field another name.' },
    );
  }
  for (const [step, rights] of Object.entries(form.permissions ?? {})) {
    const path = `/permissions/${escapePointer(step)}`;
    if (context.stepIds && !context.stepIds.includes(step)) {
      const message = { zh: `流程中没有环节 ${step}`, en: `The process has no step ${step}` };
      report('form/unknown-step', path, message, { zh: '填写用户任务的 id。', en: 'Use the id of a user task.' });
    }
    for (const name of Object.keys(rights)) {
      if (name !== '*' && !known(name)) unknown(`${path}/${escapePointer(name)}`, name);
    }
  }
  for (const [index, check] of (form.checks ?? []).entries()) {
    const path = `/checks/${index}`;
    reportFeel(check.assert, `${path}/assert`, report);
    const table = check.each === undefined ? undefined : fields.get(check.each);
    if (check.each !== undefined && !table?.columns) unknown(`${path}/each`, check.each);
    const names = table?.columns ?? fields;
    if (check.field !== undefined && !names.has(check.field)) unknown(`${path}/field`, check.field);
  }
  for (const kind of ['computed', 'show', 'require'] as const) {
    for (const [name, value] of Object.entries(form[kind] ?? {})) {
      const path = `/${kind}/${escapePointer(name)}`;
      // A column can be required or computed, row by row; it is there with its table.
      if (kind === 'show' ? !fields.has(name) : !known(name)) unknown(path, name);
      reportFeel(value, path, report);
    }
  }
  for (const [name, { schema }] of fields) {
    const begin = schema['x-default'];
    if (begin !== undefined) reportFeel(begin, `/schema/properties/${escapePointer(name)}/x-default`, report);
  }
  findUiFaults(form, unknown);
}

function reportFeel(expression: string, path: string, report: Report): void {
  const fault = syntaxFault(expression);
  if (!fault) return;
  const at = fault.position + 1;
  report(
    'form/feel',
    path,
    { zh: `不是正确的 FEEL 表达式（第 ${at} 个字符处）`, en: `Not a FEEL expression (at character ${at})` },
    {
      zh: '改正表达式，例如 count(persons) = headcount。',
      en: 'Mend the expression, such as count(persons) = headcount.',
    },
  );
}

function findUiFaults(form: FormFile, unknown: (path: string, name: string) => void): void {
  const fields = formFields(form);
  for (const [name, value] of Object.entries(form.uiSchema ?? {})) {
    if (name.startsWith('ui:') || name === 'x-i18n' || !isRecord(value)) continue;
    if (!fields.has(name)) unknown(`/uiSchema/${escapePointer(name)}`, name);
  }
  for (const [index, name] of (form.uiSchema?.['ui:order'] ?? []).entries()) {
    if (name !== '*' && !fields.has(name)) unknown(`/uiSchema/ui:order/${index}`, name);
  }
  for (const [index, section] of (form.uiSchema?.['ui:sections'] ?? []).entries()) {
    for (const name of section.fields) {
      if (!fields.has(name)) unknown(`/uiSchema/ui:sections/${index}/fields`, name);
    }
  }
}
