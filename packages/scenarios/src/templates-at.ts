import { type FormFile, formFields, resolvePermissions } from '@flowhall/forms';
import type { PlayedItem } from './application.ts';

const BELOW = 'templates/';

/** A template by its name below `templates/`. */
export const templateName = (path: string): string => (path.startsWith(BELOW) ? path.slice(BELOW.length) : path);

/** The templates that a form offers at a step: those of the fields that are not hidden there. */
export function templatesAt({ item, model }: Pick<PlayedItem, 'item' | 'model'>, stepId: string): string[] {
  const name = model.steps.get(stepId)?.settings.form;
  const form: FormFile | undefined = name === undefined ? undefined : item.forms[name];
  if (!form) return [];
  const permissions = resolvePermissions(form, stepId);
  return [...formFields(form).values()].flatMap(({ name: field, schema }) => {
    const template = schema['x-template'];
    return template !== undefined && permissions.field(field) !== 'hidden' ? [templateName(template)] : [];
  });
}

/** The templates that the item's page offers with its materials. */
export const materialTemplates = ({ item }: Pick<PlayedItem, 'item'>): string[] =>
  (item.manifest.materials ?? []).flatMap(({ template }) => (template === undefined ? [] : [templateName(template)]));
