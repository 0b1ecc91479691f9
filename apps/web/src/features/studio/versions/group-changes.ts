import type { ItemChangeView } from '@flowhall/contracts';

/** What one person has changed. */
export interface PersonChanges {
  readonly by: string | null;
  /** When they changed something last. */
  readonly at: string;
  readonly files: readonly Pick<ItemChangeView, 'path' | 'elements'>[];
}

/** The changes of a version, or of the draft (null), by person; whoever was last comes first. */
export function groupChanges(changes: readonly ItemChangeView[], definitionId: string | null): PersonChanges[] {
  const own = changes.filter((change) => change.definitionId === definitionId);
  return [...Map.groupBy(own, ({ by }) => by)]
    .map(([by, files]) => ({
      by,
      at:
        files
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? '',
      files: files.toSorted((one, other) => rank(one.path) - rank(other.path) || one.path.localeCompare(other.path)),
    }))
    .toSorted((one, other) => (one.at > other.at ? -1 : 1));
}

const ORDER = [/^process\.bpmn$/, /^forms\//, /^item\.yaml$/, /^decisions\//, /^templates\//, /^scenarios\//];

/** The process first, what nobody runs last. */
function rank(path: string): number {
  const at = ORDER.findIndex((pattern) => pattern.test(path));
  return at < 0 ? ORDER.length : at;
}
