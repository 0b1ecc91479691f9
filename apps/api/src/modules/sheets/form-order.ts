import { type FormField, formFields, type JsonSchema } from '@flowhall/forms';

/** The part of a form that says what comes where. */
export interface ShownForm {
  /** Fields that are there only at times. */
  readonly show?: Readonly<Record<string, string>> | undefined;
  readonly schema: JsonSchema;
  readonly uiSchema: Readonly<Record<string, unknown>>;
}

export interface FieldGroup {
  readonly heading: string | null;
  readonly fields: readonly FormField[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const own = (holder: unknown, name: string): unknown =>
  isRecord(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;

/** How a field is drawn: `money`, `hidden` and the like; `money-in-words` for an amount that is also written out. */
export function widgetOf({ uiSchema }: ShownForm, name: string): unknown {
  const ui = own(uiSchema, name);
  const widget = own(ui, 'ui:widget');
  return widget === 'money' && own(own(ui, 'ui:options'), 'inWords') === true ? 'money-in-words' : widget;
}

/**
 * The fields as the page shows them: in their order, under their headings. A field that only some cases ask for is left out
 * where it is empty.
 */
export function fieldGroups(form: ShownForm, data: Readonly<Record<string, unknown>>): FieldGroup[] {
  const fields = formFields(form);
  const always = form.schema.properties ?? {};
  const shown = ordered([...fields.keys()], texts(own(form.uiSchema, 'ui:order'))).filter(
    (name) =>
      widgetOf(form, name) !== 'hidden' &&
      fields.get(name)?.schema.type !== 'null' &&
      ((Object.hasOwn(always, name) && !Object.hasOwn(form.show ?? {}, name)) || (data[name] ?? '') !== ''),
  );
  const left = new Set(shown);
  const take = (names: readonly string[]) =>
    names.filter((name) => left.delete(name)).flatMap((name) => fields.get(name) ?? []);
  const sections = own(form.uiSchema, 'ui:sections');
  const groups = (Array.isArray(sections) ? sections : []).map((section): FieldGroup => {
    const heading = own(section, 'title');
    return { heading: typeof heading === 'string' ? heading : null, fields: take(texts(own(section, 'fields'))) };
  });
  return [...groups, { heading: null, fields: take([...left]) }].filter((group) => group.fields.length > 0);
}

/** How a column is drawn. */
export function columnLook(
  { uiSchema }: ShownForm,
  table: string,
  column: string,
): { widget: unknown; total: boolean } {
  const ui = own(own(own(uiSchema, table), 'items'), column);
  return { widget: own(ui, 'ui:widget'), total: own(own(ui, 'ui:options'), 'total') === true };
}

/** The columns of a table as the page shows them. */
export function orderedColumns({ uiSchema }: ShownForm, { name, columns }: FormField): [string, JsonSchema][] {
  const order = texts(own(own(own(uiSchema, name), 'items'), 'ui:order'));
  return ordered([...(columns?.keys() ?? [])], order).flatMap((column): [string, JsonSchema][] => {
    const schema = columns?.get(column);
    return schema ? [[column, schema]] : [];
  });
}

function ordered(names: readonly string[], order: readonly string[]): string[] {
  const first = order.filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => !first.includes(name))];
}
