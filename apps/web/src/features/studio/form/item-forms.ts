import type { FormFile, Lang } from '@flowhall/forms';
import { formatForm, parseForm } from '@flowhall/forms/designer';
import type { ProcessStep } from './use-process-steps.ts';

const FOLDER = 'forms/';
const ENDING = '.json';

/** A form of the item. */
export interface ItemForm {
  readonly path: string;
  /** By which steps name it. */
  readonly name: string;
  readonly title: Readonly<Record<Lang, string>>;
  /** None while its text is not one. */
  readonly form: FormFile | undefined;
  /** The steps that show it, in the order of the process. */
  readonly steps: readonly ProcessStep[];
}

/** The forms of an item and where they are used. A step without a form of its own shows the applicant's. */
export function itemForms(
  files: readonly { readonly path: string; readonly text?: string | undefined }[],
  steps: readonly ProcessStep[],
): ItemForm[] {
  return files
    .filter(({ path }) => path.startsWith(FOLDER) && path.endsWith(ENDING))
    .map(({ path, text = '' }) => {
      const name = path.slice(FOLDER.length, -ENDING.length);
      const form = parseForm(text);
      const zh = form?.schema.title ?? name;
      const title = { zh, en: form?.schema['x-i18n']?.en?.title ?? zh };
      return { path, name, title, form, steps: steps.filter((step) => formOf(step, steps) === name) };
    });
}

/** The form that a step shows. */
export const formOf = (step: ProcessStep, steps: readonly ProcessStep[]): string | null =>
  step.form ?? steps.find(({ kind }) => kind === 'apply')?.form ?? null;

/** The file of a new form: nothing in it but what it is called until somebody names it. */
export function newForm(names: readonly string[]): { path: string; text: string } {
  let number = names.length + 1;
  while (names.includes(`form-${number}`)) number += 1;
  const form: FormFile = {
    schema: {
      type: 'object',
      title: `表单 ${number}`,
      'x-i18n': { en: { title: `Form ${number}` } },
      properties: {},
    },
  };
  return { path: `${FOLDER}form-${number}${ENDING}`, text: formatForm(form) };
}

/** The form under another name in a language. */
export function nameForm(form: FormFile, lang: Lang, title: string): FormFile {
  const { schema } = form;
  if (lang === 'zh') return { ...form, schema: { ...schema, title } };
  return { ...form, schema: { ...schema, 'x-i18n': { ...schema['x-i18n'], en: { ...schema['x-i18n']?.en, title } } } };
}

/** A form that a step begins to use: what nothing says otherwise of may be written there. */
export function openToStep(form: FormFile, step: string): FormFile {
  if (form.permissions?.[step]) return form;
  return { ...form, permissions: { ...form.permissions, [step]: { '*': 'write' } } };
}
