import { type Static, Type } from 'typebox';
import { extend, idParams, instant, literals, nullable, page, pageQuery, uuid } from './common.ts';
import { operation } from './operation.ts';

const elementId = Type.String({ minLength: 1, maxLength: 200 });

const way = {
  fromDefinitionId: uuid,
  toDefinitionId: uuid,
  /** Where elements and flows go whose ids differ; null: nowhere. The others go to the same id. */
  mapping: Type.Optional(Type.Record(elementId, nullable(elementId), { maxProperties: 2000 })),
  /** Running timers keep their due dates unless `restart` is asked for. */
  timers: Type.Optional(literals(['keep', 'restart'])),
};

const migrationWay = Type.Object(way, { additionalProperties: false });
export type MigrationWayBody = Static<typeof migrationWay>;

const createMigrationBody = Type.Object(
  {
    ...way,
    /** Only these instances; all of the version that run when absent. */
    instanceIds: Type.Optional(Type.Array(uuid, { minItems: 1, maxItems: 10_000, uniqueItems: true })),
    /** Only those that this is true of; not together with `instanceIds`. */
    filter: Type.Optional(
      Type.Object(
        { stepId: Type.Optional(elementId), createdBefore: Type.Optional(instant) },
        { minProperties: 1, additionalProperties: false },
      ),
    ),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);
export type CreateMigrationBody = Static<typeof createMigrationBody>;

/** Something to be said about a step or an instance, in the caller's language. */
export const migrationFinding = Type.Object({
  reason: Type.String(),
  elementId: nullable(Type.String()),
  message: Type.String(),
});

const countedFinding = extend(migrationFinding, { instances: Type.Integer() });

export const migrationPlan = Type.Object({
  fromVersion: Type.Integer(),
  toVersion: Type.Integer(),
  fromRuntime: Type.String(),
  toRuntime: Type.String(),
  elements: Type.Array(
    Type.Object({
      elementId: Type.String(),
      name: Type.String(),
      type: Type.String(),
      target: nullable(Type.String()),
      targetName: nullable(Type.String()),
      /** `given`: by the mapping; `id`: same id and kind. */
      by: nullable(literals(['given', 'id'])),
      /** Elements of the same kind and name that are free: proposals for the mapping. */
      suggestions: Type.Array(Type.String()),
    }),
  ),
  /** What is wrong with the mapping; nothing can be migrated before it is mended. */
  errors: Type.Array(migrationFinding),
  /** Form fields that the target no longer has; their values stay stored but are shown nowhere. */
  lostFields: Type.Array(Type.String()),
  instances: Type.Object({
    running: Type.Integer(),
    /** How many of them have been tried, the oldest first; nothing has been written. */
    checked: Type.Integer(),
    refused: Type.Integer(),
  }),
  /** Why those that were tried would stay. */
  refusals: Type.Array(countedFinding),
  /** What those that were tried would lose. */
  losses: Type.Array(countedFinding),
});
export type MigrationPlanView = Static<typeof migrationPlan>;

export const migrationSummary = Type.Object({
  id: uuid,
  itemKey: Type.String(),
  fromDefinitionId: uuid,
  fromVersion: Type.Integer(),
  toDefinitionId: uuid,
  toVersion: Type.Integer(),
  status: literals(['running', 'done', 'cancelled', 'undoing', 'undone']),
  reason: nullable(Type.String()),
  createdAt: instant,
  createdBy: nullable(Type.String()),
  finishedAt: nullable(instant),
  counts: Type.Object({
    total: Type.Integer(),
    pending: Type.Integer(),
    done: Type.Integer(),
    failed: Type.Integer(),
    skipped: Type.Integer(),
    undone: Type.Integer(),
    /** Could not be taken back. */
    kept: Type.Integer(),
  }),
});
export type MigrationSummary = Static<typeof migrationSummary>;

const migrationItem = Type.Object({
  instanceId: uuid,
  number: Type.String(),
  title: Type.String(),
  status: literals(['failed', 'skipped', 'kept']),
  findings: Type.Array(migrationFinding),
});

export const migrationDetail = extend(migrationSummary, {
  mapping: Type.Record(Type.String(), nullable(Type.String())),
  timers: literals(['keep', 'restart']),
  /** The first hundred instances that were not brought over or back, with the reasons. */
  left: Type.Array(migrationItem),
});
export type MigrationDetail = Static<typeof migrationDetail>;

const tag = 'migrations';
const access = 'instances.migrate';
export const migrationsApi = {
  planMigration: operation({
    method: 'post',
    path: '/api/migrations/plan',
    tag,
    summary: 'What a migration would do; changes nothing',
    access,
    scoped: true,
    body: migrationWay,
    response: { 200: migrationPlan },
    errors: ['not-found', 'migration-refused'],
  }),
  createMigration: operation({
    method: 'post',
    path: '/api/migrations',
    tag,
    summary: 'Bring running instances to another version, one by one in the background',
    access,
    scoped: true,
    body: createMigrationBody,
    response: { 202: migrationDetail },
    errors: ['not-found', 'migration-refused', 'idempotency-key-reused'],
  }),
  listMigrations: operation({
    method: 'get',
    path: '/api/migrations',
    tag,
    summary: 'Migrations, newest first',
    access,
    scoped: true,
    query: extend(pageQuery, { item: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: { 200: page(migrationSummary) },
    errors: ['invalid-cursor'],
  }),
  getMigration: operation({
    method: 'get',
    path: '/api/migrations/{id}',
    tag,
    summary: 'How far a migration is, and what it left',
    access,
    scoped: true,
    params: idParams,
    response: { 200: migrationDetail },
    errors: ['not-found'],
  }),
  undoMigration: operation({
    method: 'post',
    path: '/api/migrations/{id}/undo',
    tag,
    summary: 'Take a migration back, as far as instances have not moved since',
    access,
    scoped: true,
    params: idParams,
    response: { 202: migrationDetail },
    errors: ['not-found', 'migration-state', 'idempotency-key-reused'],
  }),
  cancelMigration: operation({
    method: 'post',
    path: '/api/migrations/{id}/cancel',
    tag,
    summary: 'Stop a migration; what has been brought over stays',
    access,
    scoped: true,
    params: idParams,
    response: { 200: migrationDetail },
    errors: ['not-found', 'migration-state', 'idempotency-key-reused'],
  }),
};
