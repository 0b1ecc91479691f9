/** Languages of every user-visible text. Chinese is the base text, English lies beside it under `x-i18n`. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

export type Permission = 'hidden' | 'read' | 'write';
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type FormData = Readonly<Record<string, unknown>>;

/** A text in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** English texts of a schema node; the Chinese ones are `title`, `description`, `x-enumNames`, `x-message`. */
export interface SchemaTexts {
  title?: string;
  description?: string;
  enumNames?: string[];
  message?: string;
}

/** The part of JSON Schema draft-07 that forms use, and Flowhall's `x-` keywords. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  title?: string;
  description?: string;
  default?: JsonValue;
  readOnly?: boolean;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  formatMinimum?: string;
  formatMaximum?: string;
  enum?: JsonValue[];
  const?: JsonValue;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  contains?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  minProperties?: number;
  maxProperties?: number;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  not?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  /** Names of the `enum` values, in their order; of a boolean: of true, then of false. */
  'x-enumNames'?: string[];
  /** Shown instead of the stock message when `pattern` or `format` fails. */
  'x-message'?: string;
  /** Personal data: masked unless the reader may write it. */
  'x-sensitive'?: 'id-number' | 'phone';
  /** Applications are found by its value. Only for what everybody who sees the application may see. */
  'x-index'?: boolean;
  /** File extensions (with dot) an attachment field accepts. */
  'x-accept'?: string[];
  /** Largest file of an attachment field, in MB. */
  'x-maxSize'?: number;
  /** Path of a template under the item's `templates/` folder that this field asks for. */
  'x-template'?: string;
  /** FEEL over `initiator`, `organisation` and `today`: what the field begins with, if the step may write it. Before `default`. */
  'x-default'?: string;
  /** Format of a field whose value is only shown: kept for display, not checked again. */
  'x-format'?: string;
  'x-i18n'?: { en?: SchemaTexts };
}

/** English texts of a uiSchema node, beside `ui:title`, `ui:placeholder`, `ui:help` and a section's `title`. */
export interface UiTexts {
  placeholder?: string;
  help?: string;
  title?: string;
}

/** A heading over some of the form's fields. */
export interface Section {
  title: string;
  fields: string[];
  'x-i18n'?: { en?: UiTexts };
}

/** rjsf's uiSchema: `ui:` keys at each node, child nodes by property name, `items` for rows. */
export interface UiSchema {
  'ui:order'?: string[];
  'ui:sections'?: Section[];
  'ui:widget'?: string;
  /** Instead of the schema's title, such as the label over a date range. */
  'ui:title'?: string;
  'ui:placeholder'?: string;
  'ui:help'?: string;
  'ui:enumNames'?: string[];
  'ui:options'?: Record<string, JsonValue | undefined>;
  'x-i18n'?: { en?: UiTexts };
  items?: UiSchema;
  [property: string]: unknown;
}

/** A rule over several fields. The form's top-level fields are FEEL variables, as is `today` (an ISO date string). */
export interface Check {
  /** FEEL; the rule holds only when this is `true`. */
  assert: string;
  message: Bilingual;
  /** Where the message is shown; a column's name when `each` is set. */
  field?: string;
  /** Name of a sub-table: the rule is asked of every row, whose columns are variables too. */
  each?: string;
}

/** `processes/<key>/forms/<name>.json`. */
export interface FormFile {
  schema: JsonSchema;
  uiSchema?: UiSchema;
  /** By step id, then by `field`, `subtable.column` or `*` (the rest). What is not named is `read`. */
  permissions?: Record<string, Record<string, Permission>>;
  checks?: Check[];
  /** FEEL by field, or by `table.column` for each row: the server computes these, whatever a client sends. */
  computed?: Record<string, string>;
  /** FEEL by field: while it is not `true`, the field is not there: not drawn, not asked for, not stored. */
  show?: Record<string, string>;
  /** FEEL by field, or by `table.column` for each row: while it is `true`, the field has to be filled in. */
  require?: Record<string, string>;
}

/** A rule as delivered: its text in the reader's language. */
export interface LocalizedCheck extends Omit<Check, 'message'> {
  message: string;
}

/** A form as one step in one language sees it: what the API delivers and the renderer draws. */
export interface StepForm {
  schema: JsonSchema;
  uiSchema: UiSchema;
  checks: LocalizedCheck[];
  computed: Record<string, string>;
  show?: Record<string, string>;
  require?: Record<string, string>;
}

/** What is wrong with form data. `pointer` is a JSON Pointer to the value (also of a missing one). */
export interface FormError {
  pointer: string;
  message: string;
  /** The schema keyword, `check` for a rule over fields, `size` for data beyond all measure. */
  keyword: string;
}
