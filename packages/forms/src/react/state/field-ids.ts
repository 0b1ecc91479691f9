import { pointerSegments } from '../../json.ts';

/** rjsf's id of the control at a pointer. */
export function idOfPointer(prefix: string, pointer: string): string {
  return [prefix, ...pointerSegments(pointer)].join('_');
}

/** JSON Pointer of a field by rjsf's path. */
export function pointerOfPath(path: readonly (string | number)[]): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Ids of the texts around a control, for `aria-describedby`. */
export function describedBy(id: string, parts: { help: boolean; errors: boolean }): string | undefined {
  const ids = [...(parts.errors ? [`${id}__error`] : []), ...(parts.help ? [`${id}__help`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}
