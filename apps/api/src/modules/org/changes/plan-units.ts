import type { DesiredUnit } from './desired-organisation.ts';
import { fold, keeperOf, keptBy, type PlanContext } from './find-kept.ts';
import type { UnitState } from './organisation.ts';

export interface PlannedUnits {
  /** As they are to be, parents before children; only those that wishes are about. */
  readonly wished: UnitState[];
  /** Everything that will be there, by key. */
  readonly byKey: ReadonlyMap<string, UnitState>;
  readonly originOf: ReadonlyMap<string, DesiredUnit>;
}

/** Units as they are to be. */
export function planUnits(
  desired: readonly DesiredUnit[],
  present: readonly UnitState[],
  context: PlanContext,
): PlannedUnits {
  const { source, report, missing, complete } = context;
  const kept = keptBy(present, (unit) => unit.key, source);
  const wished = new Map<string, UnitState>();
  const originOf = new Map<string, DesiredUnit>();
  for (const one of desired) {
    const problem = (code: Parameters<typeof report>[0]['problem'], field: string, value: string) =>
      report({
        ...{ problem: code, entity: 'unit', key: one.key, field, value },
        ...(one.origin && { origin: one.origin }),
      });
    const found = kept.find(one.key, one.externalId);
    if (found && wished.has(found.id)) {
      problem('duplicate', 'key', one.key);
      continue;
    }
    const keeper = keeperOf(found, one.externalId, source);
    if (!keeper) {
      problem('kept-elsewhere', 'key', one.key);
      continue;
    }
    const name = one.name?.trim() || found?.name;
    if (!name) problem('name-missing', 'name', '');
    const id = found?.id ?? context.nextId();
    wished.set(id, {
      ...{ id, ...keeper, name: name ?? one.key },
      key: found && fold(found.key) === fold(one.key) ? found.key : one.key.trim(),
      nameEn: one.nameEn?.trim() || found?.nameEn || name || one.key,
      kind: one.kind === undefined ? (found?.kind ?? null) : one.kind,
      parentId: found?.parentId ?? null,
      sortOrder: one.sortOrder ?? found?.sortOrder ?? 0,
      closed: one.closed ?? found?.closed ?? false,
    });
    originOf.set(id, one);
  }
  if (missing === 'close' && complete) {
    for (const unit of present) {
      if (unit.source === source && !unit.closed && !wished.has(unit.id))
        wished.set(unit.id, { ...unit, closed: true });
    }
  }
  const byKey = new Map<string, UnitState>();
  for (const unit of present) if (!wished.has(unit.id)) byKey.set(fold(unit.key), unit);
  for (const unit of wished.values()) {
    const other = byKey.get(fold(unit.key));
    const origin = originOf.get(unit.id)?.origin;
    if (other) {
      const said = { entity: 'unit', key: unit.key, field: 'key', value: unit.key } as const;
      const problem = wished.has(other.id) ? 'duplicate' : 'key-taken';
      report({ problem, ...said, ...(origin && { origin }) });
    } else byKey.set(fold(unit.key), unit);
  }
  placeBelowParents(wished, originOf, byKey, report);
  const placed = new Map([...wished.values()].map((unit) => [fold(unit.key), unit]));
  for (const [key, unit] of placed) if (byKey.get(key)?.id === unit.id) byKey.set(key, unit);
  return { wished: parentsFirst([...wished.values()]), byKey, originOf };
}

function placeBelowParents(
  wished: Map<string, UnitState>,
  originOf: ReadonlyMap<string, DesiredUnit>,
  byKey: ReadonlyMap<string, UnitState>,
  report: PlanContext['report'],
): void {
  for (const [id, unit] of wished) {
    const wish = originOf.get(id);
    if (wish?.parentKey === undefined) continue;
    const parent = wish.parentKey === null ? null : byKey.get(fold(wish.parentKey));
    if (parent === undefined) {
      report({
        ...{ problem: 'unit-unknown', entity: 'unit', key: unit.key, field: 'parentKey', value: wish.parentKey ?? '' },
        ...(wish.origin && { origin: wish.origin }),
      });
    } else wished.set(id, { ...unit, parentId: parent?.id ?? null });
  }
}

/** So that a parent is there before its children refer to it. What runs in a circle comes last. */
export function parentsFirst(units: readonly UnitState[]): UnitState[] {
  const ids = new Set(units.map(({ id }) => id));
  const children = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const ordered = new Set(children.get(null));
  for (const unit of ordered) for (const child of children.get(unit.id) ?? []) ordered.add(child);
  for (const unit of units) ordered.add(unit);
  return [...ordered];
}
