import { isUuid } from '../../lib/uuid.ts';

/** Every id that occurs among form values, at any depth: those of attachments are among them. */
export function referencedIds(value: unknown): string[] {
  if (typeof value === 'string') return isUuid(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencedIds);
}
