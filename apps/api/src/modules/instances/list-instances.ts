import type { Language, ListFilters } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { isNowhere } from '../../http/reach.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { abilitiesOf } from './describe-instance.ts';
import * as states from './instance-state.repository.ts';
import { toStatus } from './instance-status.ts';
import { isOperator, overview, placeOf, seesAll } from './instances.policy.ts';
import { presentSummary } from './instances.presenter.ts';
import * as instances from './instances.repository.ts';
import { narrowList } from './narrow-list.ts';
import type { Reader } from './reader.ts';
import type { InstanceServices } from './services.ts';

export interface ListInstancesQuery extends ListFilters {
  readonly scope?: 'mine' | 'involved' | 'all';
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
  const reach = overview(actor);
  if (scope === 'all' && isNowhere(reach)) throw new UserError('forbidden');

  const places = await instances.findPage(prisma, {
    scope,
    userId: actor.userId,
    status: query.status && toStatus(query.status),
    narrow: await narrowList(services, query),
    ...(scope === 'all' && { reach }),
    after: placeAfter(query.cursor),
    limit,
  });
  const page = toPage(places, limit, (place) => place);
  const ids = page.rows.map((place) => place.id);
  const found = new Map((await states.find(prisma, ids, services.personal)).map((one) => [one.state.id, one]));
  const rows = [...found.values()];
  const definitions = await services.definitions.getMany(
    prisma,
    rows.map((row) => row.definitionId),
  );
  const now = services.clock();
  const { calendar } = services;
  const items = ids.flatMap((id) => {
    const instance = found.get(id);
    const definition = instance && definitions.get(instance.definitionId);
    if (!instance || !definition) return [];
    const reader: Reader = {
      userId: actor.userId,
      lang,
      initiator: instance.state.initiatorId === actor.userId,
      stepIds: [],
      principalIds: [],
      seesAll: seesAll(actor, placeOf(instance)),
      operator: isOperator(actor, placeOf(instance)),
      unread: false,
      family: [],
    };
    const abilities = abilitiesOf(services, definition, instance, reader);
    return [presentSummary({ instance, definition, abilities, reader, calendar, now })];
  });
  return { items, nextCursor: page.nextCursor };
}
