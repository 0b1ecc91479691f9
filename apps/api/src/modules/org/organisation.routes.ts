import { api } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { PHONE_OWNER, sealPhone } from '../../adapters/personal-box.ts';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { recordAudit } from '../audit/index.ts';
import { changeGroup, createGroup } from './change-group.ts';
import { changePerson, closePerson, createPerson, reopenPerson } from './change-person.ts';
import { changeUnit, closeUnit, createUnit, reopenUnit, setHolders } from './change-unit.ts';
import type { ChangeContext } from './changes/carry-out.ts';
import { organisationImportsRoutes } from './import/imports.routes.ts';
import { afterUsername, usernameCursor } from './list-users.ts';
import { savePost } from './managed.repository.ts';
import { presentNamed } from './org.presenter.ts';
import { personDetail, presentGroup, presentPersonRow, presentUnit, unitDetail } from './organisation.presenter.ts';
import * as views from './organisation-view.repository.ts';

/** Units, people, groups and posts, for those who manage them. */
export const organisationRoutes: FastifyPluginAsync = async (app) => {
  await app.register(organisationImportsRoutes);
  const { prisma } = app.database;
  const reader = () => ({ now: app.clock(), openPhone: (sealed: string) => app.personal.open(sealed, PHONE_OWNER) });
  const change = <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Transaction, context: ChangeContext) => Promise<T>,
  ): Promise<T> =>
    mutate(app, request, reply, (tx) =>
      work(tx, {
        ...{ at: app.clock(), nextId: () => uuid(), actorId: request.actor.userId, address: request.ip },
        lang: languageOf(request),
        sealPhone: (phone) => sealPhone(app.personal, phone),
      }),
    );

  route(app, api.listUnits, async ({ query }) => ({ items: (await views.findUnits(prisma, query)).map(presentUnit) }));

  route(app, api.getUnit, (request) => unitDetail(prisma, request.params.id, languageOf(request)));

  route(app, api.createUnit, (request, reply) =>
    change(request, reply, async (tx, context) =>
      unitDetail(tx, await createUnit(tx, request.body, context), context.lang),
    ),
  );

  route(app, api.changeUnit, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await changeUnit(tx, request.params.id, request.body, context);
      return unitDetail(tx, request.params.id, context.lang);
    }),
  );

  route(app, api.closeUnit, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await closeUnit(tx, request.params.id, request.body, context);
      return unitDetail(tx, request.params.id, context.lang);
    }),
  );

  route(app, api.reopenUnit, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await reopenUnit(tx, request.params.id, request.body.version, context);
      return unitDetail(tx, request.params.id, context.lang);
    }),
  );

  route(app, api.setHolders, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await setHolders(tx, request.params.id, request.body, context);
      return unitDetail(tx, request.params.id, context.lang);
    }),
  );

  route(app, api.listManagedPeople, async ({ query: { limit = 20, cursor, ...filter } }) => {
    const rows = await views.findPeople(prisma, filter, afterUsername(cursor), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(presentPersonRow),
      nextCursor: rows.length > limit && last ? usernameCursor(last.username) : null,
      ...(cursor === undefined && { total: await views.countPeople(prisma, filter) }),
    };
  });

  route(app, api.getManagedPerson, ({ params }) => personDetail(prisma, params.id, reader()));

  route(app, api.createPerson, (request, reply) =>
    change(request, reply, async (tx, context) =>
      personDetail(tx, await createPerson(tx, request.body, context), reader()),
    ),
  );

  route(app, api.changePerson, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await changePerson(tx, request.params.id, request.body, context);
      return personDetail(tx, request.params.id, reader());
    }),
  );

  route(app, api.closePerson, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await closePerson(tx, request.params.id, request.body.version, context);
      return personDetail(tx, request.params.id, reader());
    }),
  );

  route(app, api.reopenPerson, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await reopenPerson(tx, request.params.id, request.body.version, context);
      return personDetail(tx, request.params.id, reader());
    }),
  );

  const group = async (db: Parameters<typeof views.findGroups>[0], id: string) => {
    const [row] = await views.findGroups(db, id);
    if (!row) throw new UserError('not-found');
    return presentGroup(row);
  };

  route(app, api.listGroups, async () => ({ items: (await views.findGroups(prisma)).map(presentGroup) }));

  route(app, api.createGroup, (request, reply) =>
    change(request, reply, async (tx, context) => group(tx, await createGroup(tx, request.body, context))),
  );

  route(app, api.changeGroup, (request, reply) =>
    change(request, reply, async (tx, context) => {
      await changeGroup(tx, request.params.id, request.body, context);
      return group(tx, request.params.id);
    }),
  );

  route(app, api.savePost, (request, reply) =>
    change(request, reply, async (tx, { at, actorId, address }) => {
      const { key } = request.params;
      const { zh, en } = request.body.name;
      const row = await savePost(tx, key, { name: zh.trim(), nameEn: en.trim() || zh.trim() });
      await recordAudit(tx, { action: 'post-saved', at, actorId, address, subject: key });
      return presentNamed(row);
    }),
  );
};
