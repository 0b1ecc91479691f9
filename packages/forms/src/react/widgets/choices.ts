import type { WidgetProps } from '@rjsf/utils';
import type { Say } from '../texts/text.ts';

export interface Choice {
  value: string | number | boolean;
  label: string;
}

function namesOf(schema: WidgetProps['schema']): unknown[] {
  const names: unknown = schema['x-enumNames'];
  return Array.isArray(names) ? names : [];
}

/** The values to choose from and their names: those of `enum` (of the items, for several), or yes and no. */
export function choicesOf(schema: WidgetProps['schema'], say: Say): Choice[] {
  const items = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : undefined;
  const source = schema.type === 'array' && items ? items : schema;
  const names = namesOf(source);
  if (source.type === 'boolean') {
    return [
      { value: true, label: String(names[0] ?? say('boolean.yes')) },
      { value: false, label: String(names[1] ?? say('boolean.no')) },
    ];
  }
  return (source.enum ?? []).flatMap((value, index): Choice[] =>
    typeof value === 'string' || typeof value === 'number' ? [{ value, label: String(names[index] ?? value) }] : [],
  );
}
