import { api } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { placeAfter, toPage } from '../../lib/page.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { removeGrant, saveGrant } from './change-grant.ts';
import { type By, changeRole, createRole, deleteRole } from './change-role.ts';
import { presentGrant, presentRights, presentRole } from './rights.presenter.ts';
import * as rights from './rights.repository.ts';

/** A person has few roles; this is more than all. */
const MOST = 200;

/** Roles, who has them, and what that comes to. */
export const rightsRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;
  const by = ({ actor, ip: address }: FastifyRequest): By => ({ actor, address, at: app.clock() });
  const present = async (db: DatabaseClient, rows: readonly rights.GrantRow[], request: FastifyRequest) => {
    const names = await rights.findNames(db, rows);
    return rows.map((row) => presentGrant(row, names, request.actor, languageOf(request)));
  };
  const presentOne = async (db: DatabaseClient, row: rights.GrantRow, request: FastifyRequest) => {
    const names = await rights.findNames(db, [row]);
    return presentGrant(row, names, request.actor, languageOf(request));
  };

  route(app, api.listRoleDetails, async ({ actor }) => ({
    items: (await rights.findRoles(prisma)).map((row) => presentRole(row, actor)),
  }));

  route(app, api.createRole, (request, reply) =>
    mutate(app, request, reply, async (tx) =>
      presentRole(await createRole(tx, request.body, by(request)), request.actor),
    ),
  );

  route(app, api.changeRole, (request, reply) =>
    mutate(app, request, reply, async (tx) =>
      presentRole(await changeRole(tx, request.params.id, request.body, by(request)), request.actor),
    ),
  );

  route(app, api.deleteRole, (request) =>
    withTransaction(prisma, (tx) => deleteRole(tx, request.params.id, by(request))),
  );

  route(app, api.listGrants, async (request) => {
    const { limit = 20, cursor, userId, roleId } = request.query;
    const filter = { ...(userId && { userId }), ...(roleId && { roleId }), after: placeAfter(cursor), limit };
    const found = await rights.findGrants(prisma, filter);
    const { rows, nextCursor } = toPage(found, limit, (row) => ({ at: row.grantedAt, id: row.id }));
    return { items: await present(prisma, rows, request), nextCursor };
  });

  route(app, api.saveGrant, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { id: userId, roleId } = request.params;
      return presentOne(tx, await saveGrant(tx, { userId, roleId }, request.body, by(request)), request);
    }),
  );

  route(app, api.removeGrant, (request) => {
    const { id: userId, roleId } = request.params;
    return withTransaction(prisma, (tx) => removeGrant(tx, { userId, roleId }, by(request)));
  });

  route(app, api.getRightsOf, async (request) => {
    const person = await rights.findPerson(prisma, request.params.id);
    if (!person) throw new UserError('not-found');
    const grants = await rights.findGrants(prisma, { userId: person.id, limit: MOST });
    return presentRights(person, grants, await rights.findNames(prisma, grants), languageOf(request));
  });
};
