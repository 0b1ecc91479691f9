import { isRecord } from '../json.ts';
import { formFields } from '../schema/form-fields.ts';
import type { FormData, FormFile } from '../types.ts';
import { feelContext, feelValue } from './feel-context.ts';

/** A rule about a column: asked of each row, whose columns are variables besides the form's fields. */
export interface CellRule {
  readonly table: string;
  readonly column: string;
  readonly expression: string;
}

type Rules = Readonly<Record<string, string>> | undefined;

/** The rules about fields: those whose name is not `table.column`. */
export const fieldRules = (rules: Rules): [string, string][] =>
  Object.entries(rules ?? {}).filter(([name]) => !name.includes('.'));

/** The rules about columns. */
export const cellRules = (rules: Rules): CellRule[] =>
  Object.entries(rules ?? {}).flatMap(([name, expression]) => {
    const [table = '', column] = name.split('.');
    return column === undefined ? [] : [{ table, column, expression }];
  });

/** The names of the columns of a table that have a rule. */
export const columnsWithRule = (rules: Rules, table: string): ReadonlySet<string> =>
  new Set(cellRules(rules).flatMap((rule) => (rule.table === table ? [rule.column] : [])));

/** What a rule about a column gives in each row, in their order. */
export function cellValues(
  form: Pick<FormFile, 'schema'>,
  { table, expression }: CellRule,
  data: FormData,
  today: string | undefined,
): unknown[] {
  const rows = data[table];
  if (!Array.isArray(rows)) return [];
  const fields = formFields(form);
  const columns = [...(fields.get(table)?.columns?.keys() ?? [])];
  const context = feelContext(fields.keys(), data, today);
  return rows.map((row) =>
    feelValue(expression, { ...context, ...feelContext(columns, isRecord(row) ? row : {}, today) }),
  );
}
