import type { WidgetProps } from '@rjsf/utils';
import { describedBy } from '../state/field-ids.ts';

/** What every control gets: its id, and what a screen reader says besides the label. */
export function controlProps(props: WidgetProps) {
  const { id, rawErrors, required, schema, uiSchema, disabled } = props;
  const errors = (rawErrors?.length ?? 0) > 0;
  const inCell = !schema.description;
  const help = Boolean(uiSchema?.['ui:help']) || !inCell;
  return {
    id,
    disabled: disabled ?? false,
    'aria-invalid': errors || undefined,
    'aria-required': required || undefined,
    'aria-describedby': describedBy(id, { help, errors }),
  } as const;
}

export function statusOf(props: WidgetProps): 'error' | '' {
  return (props.rawErrors?.length ?? 0) > 0 ? 'error' : '';
}

/** The placeholder of the uiSchema, else the renderer's. */
export function placeholderOf(props: WidgetProps, fallback = ''): string {
  return props.placeholder || fallback;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
