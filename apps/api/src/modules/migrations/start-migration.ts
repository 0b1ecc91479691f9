import type { CreateMigrationBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { refuseBeyond } from '../../http/reach.ts';
import { toJson } from '../../lib/json.ts';
import * as migrations from './migrations.repository.ts';
import type { MigrationServices } from './services.ts';
import { requestedWay } from './way.ts';

const TEXTS = {
  twoSelections: {
    zh: '不能同时指定申请和筛选条件。',
    en: 'Name instances or give a filter, not both.',
  },
  nothing: { zh: '原版本上没有符合条件的在办申请。', en: 'No application of this version runs that fits.' },
  notAll: {
    zh: '其中 {count} 件申请不在原版本上办理。',
    en: '{count} of these applications do not run on this version.',
  },
} as const;

/**
 * Orders a migration: its instances are chosen now and brought over by jobs.
 * @throws UserError `not-found`, `migration-refused` with what is wrong
 */
export async function startMigration(
  services: MigrationServices,
  tx: Transaction,
  body: CreateMigrationBody,
  actor: Actor,
  lang: Language,
): Promise<string> {
  const { fromDefinitionId, toDefinitionId, mapping = {}, timers = 'keep', instanceIds, filter, reason = null } = body;
  const refuse = (pointer: string, message: string) =>
    new UserError('migration-refused', { errors: [{ pointer, message }] });
  if (instanceIds && filter) throw refuse('/filter', TEXTS.twoSelections[lang]);
  const itemKey = (await migrations.findItemKeys(tx, [fromDefinitionId])).get(fromDefinitionId);
  if (itemKey !== undefined) refuseBeyond(actor, 'instances.migrate', { itemKey });
  const request = { fromDefinitionId, toDefinitionId, options: { mapping, timers }, actorId: actor.userId, reason };
  const { from, plan } = await requestedWay(services.definitions, tx, request, lang);
  if (plan.errors.length > 0) {
    const errors = plan.errors.map((one) => ({ pointer: `/mapping/${one.elementId}`, message: one.message[lang] }));
    throw new UserError('migration-refused', { errors });
  }
  const id = services.nextId();
  await migrations.insert(
    tx,
    {
      id,
      itemKey: from.itemKey,
      ...{ fromDefinitionId, toDefinitionId, reason },
      mapping: toJson(mapping),
      restartTimers: timers === 'restart',
      createdById: actor.userId,
      createdAt: services.clock(),
    },
    {
      ...(instanceIds && { instanceIds }),
      ...(filter?.stepId !== undefined && { stepId: filter.stepId }),
      ...(filter?.createdBefore !== undefined && { createdBefore: new Date(filter.createdBefore) }),
    },
  );
  const chosen = (await migrations.countItems(tx, [id])).get(id)?.pending ?? 0;
  if (instanceIds && chosen < instanceIds.length) {
    throw refuse('/instanceIds', TEXTS.notAll[lang].replace('{count}', String(instanceIds.length - chosen)));
  }
  if (chosen === 0) throw refuse(filter ? '/filter' : '/fromDefinitionId', TEXTS.nothing[lang]);
  await services.goOnWith(tx, { migrationId: id });
  return id;
}
