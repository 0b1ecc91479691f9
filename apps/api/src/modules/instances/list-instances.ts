import type { InstanceSummary, Language } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import { abilitiesOf } from './describe-instance.ts';
import * as states from './instance-state.repository.ts';
import { toStatus } from './instance-status.ts';
import { presentSummary } from './instances.presenter.ts';
import * as instances from './instances.repository.ts';
import type { Reader } from './reader.ts';
import type { InstanceServices } from './services.ts';

export interface ListInstancesQuery {
  readonly scope?: 'mine' | 'involved' | 'all';
  readonly status?: InstanceSummary['status'];
  readonly item?: string;
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** One page of applications, newest first. @throws UserError `forbidden`, `invalid-cursor` */
export async function listInstances(
  services: InstanceServices,
  query: ListInstancesQuery,
  actor: Actor,
  lang: Language,
) {
  const { prisma } = services;
  const { scope = 'mine', limit = 20 } = query;
  const operator = actor.permissions.has('instances.operate');
  const seesAll = operator || actor.permissions.has('instances.read-all');
  if (scope === 'all' && !seesAll) throw new UserError('forbidden');
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  if (after === null) throw new UserError('invalid-cursor');

  const places = await instances.findPage(prisma, {
    ...{ scope, after, limit, userId: actor.userId, itemKey: query.item, text: query.q?.trim() || undefined },
    status: query.status && toStatus(query.status),
  });
  const page = places.slice(0, limit);
  const ids = page.map((place) => place.id);
  const found = new Map((await states.find(prisma, ids)).map((one) => [one.state.id, one]));
  const rows = [...found.values()];
  const definitions = await services.definitions.getMany(
    prisma,
    rows.map((row) => row.definitionId),
  );
  const people = await services.directory(prisma).peopleByIds(rows.map((row) => row.state.initiatorId));
  const items = ids.flatMap((id) => {
    const instance = found.get(id);
    const definition = instance && definitions.get(instance.definitionId);
    const initiator = people.find((person) => person.id === instance?.state.initiatorId);
    if (!instance || !definition || !initiator) return [];
    const { userId } = actor;
    const reader: Reader = {
      ...{ userId, lang, seesAll, operator, stepIds: [], unread: false },
      initiator: initiator.id === userId,
    };
    const abilities = abilitiesOf(definition, instance, reader);
    return [presentSummary({ instance, definition, initiator, abilities, reader })];
  });
  const last = places.length > limit ? page.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor(last) : null };
}
