import type { InstanceState, PathEntry, Round } from '../state.ts';

type Path = readonly PathEntry[];

/** The entry and everything that came of it, in the order of the path. */
export function withDescendants(path: Path, entryId: string): PathEntry[] {
  const ids = new Set([entryId]);
  return path.filter((entry) => {
    const belongs = ids.has(entry.id) || (entry.openedBy !== null && ids.has(entry.openedBy));
    if (belongs) ids.add(entry.id);
    return belongs;
  });
}

export function removeEntries(path: Path, entries: readonly PathEntry[]): PathEntry[] {
  const ids = new Set(entries.map((entry) => entry.id));
  return path.filter((entry) => !ids.has(entry.id));
}

/** Steps from nearest to farthest by which a round was really reached; steps that nobody handled are left out. */
export function waysBack(path: Path, round: Round): PathEntry[] {
  const back: PathEntry[] = [];
  let id = round.state.openedBy;
  while (id !== null) {
    const entry = path.find((one) => one.id === id);
    if (!entry) break;
    if (entry.handlerIds.length > 0) back.push(entry);
    id = entry.openedBy;
  }
  return back;
}

/** Each earlier step once, by its latest run; the newest first. */
export function earlierSteps(state: Pick<InstanceState, 'approval'>): PathEntry[] {
  const seen = new Set<string>();
  return [...state.approval.path].reverse().filter((entry) => {
    if (entry.handlerIds.length === 0 || seen.has(entry.stepId)) return false;
    seen.add(entry.stepId);
    return true;
  });
}
