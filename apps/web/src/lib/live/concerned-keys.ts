import type { LiveChange } from '@flowhall/contracts';
import { queryKeys } from '../query-keys.ts';

const CONCERNED = {
  task: [queryKeys.tasks, queryKeys.instances, queryKeys.counts],
  instance: [queryKeys.instances, queryKeys.tasks, queryKeys.counts],
  notification: [queryKeys.notifications, queryKeys.counts],
  draft: [queryKeys.drafts, queryKeys.counts],
  studio: [queryKeys.studio],
} satisfies Record<LiveChange['kind'], readonly (readonly string[])[]>;

const isKind = (kind: string): kind is LiveChange['kind'] => Object.hasOwn(CONCERNED, kind);

/** Which queries a change makes stale. */
export function concernedKeys(change: Pick<LiveChange, 'kind'>): readonly (readonly string[])[] {
  return CONCERNED[change.kind];
}

/** Reads the data of a `change` event; null when it is not one. */
export function readChange(data: string): Pick<LiveChange, 'kind'> | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
    const { kind } = value;
    return typeof kind === 'string' && isKind(kind) ? { kind } : null;
  } catch {
    return null;
  }
}
