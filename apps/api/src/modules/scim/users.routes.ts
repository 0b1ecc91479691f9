import type { FastifyInstance } from 'fastify';
import { withTransaction } from '../../lib/transaction.ts';
import { createUser, removeUser, replaceUser } from './change-user.ts';
import { applyPatch } from './patch.ts';
import { keptOf, presentList, presentUser } from './present.ts';
import { readUser } from './read-user.ts';
import { readBody, readId, readListing, readOperations, refuseOtherVersion, sendResource } from './requests.ts';
import { ENTERPRISE } from './schemas.ts';
import * as scim from './scim.repository.ts';
import { ScimError } from './scim-error.ts';
import type { ScimServices } from './services.ts';
import { whereOfUsers } from './where.ts';

/** People, as RFC 7644 has them. */
export function usersRoutes(app: FastifyInstance, { prisma, contextOf, originOf }: ScimServices): void {
  const find = async (db: Parameters<typeof scim.findUser>[0], id: string): Promise<scim.ScimUserRow> => {
    const row = await scim.findUser(db, id);
    if (!row) throw new ScimError(404, 'There is no such person');
    return row;
  };

  app.get('/Users', async (request) => {
    const { filter, startIndex, count } = readListing(request);
    const { total, rows } = await scim.findUsers(prisma, whereOfUsers(filter), { skip: startIndex - 1, take: count });
    return presentList(
      rows.map((row) => presentUser(row, originOf(request))),
      { total, startIndex },
    );
  });

  app.get('/Users/:id', async (request, reply) => {
    const row = await find(prisma, readId(request));
    return sendResource(request, reply, row, presentUser(row, originOf(request)));
  });

  app.post('/Users', async (request, reply) => {
    const wish = readUser(readBody(request));
    const row = await withTransaction(prisma, async (tx) => find(tx, await createUser(tx, wish, contextOf(request))));
    return sendResource(request, reply.code(201), row, presentUser(row, originOf(request)));
  });

  app.put('/Users/:id', async (request, reply) => {
    const id = readId(request);
    const wish = readUser(readBody(request));
    const row = await withTransaction(prisma, async (tx) => {
      refuseOtherVersion(request, await find(tx, id));
      await replaceUser(tx, id, wish, contextOf(request));
      return find(tx, id);
    });
    return sendResource(request, reply, row, presentUser(row, originOf(request)));
  });

  app.patch('/Users/:id', async (request, reply) => {
    const id = readId(request);
    const operations = readOperations(request);
    const row = await withTransaction(prisma, async (tx) => {
      const before = await find(tx, id);
      refuseOtherVersion(request, before);
      const { groups: _groups, meta: _meta, id: _id, schemas: _schemas, ...resource } = presentUser(before, '');
      // The name that is shown follows a change of the one that is made of parts, unless both are said.
      const patched = applyPatch({ ...resource, displayName: undefined }, operations, [ENTERPRISE]);
      const { displayName = nameOf(resource, patched), ...rest } = patched;
      await replaceUser(tx, id, readUser({ ...rest, displayName }), contextOf(request));
      return find(tx, id);
    });
    return sendResource(request, reply, row, presentUser(row, originOf(request)));
  });

  app.delete('/Users/:id', async (request, reply) => {
    const id = readId(request);
    await withTransaction(prisma, async (tx) => {
      const row = await find(tx, id);
      refuseOtherVersion(request, row);
      await removeUser(tx, row, keptOf(row), contextOf(request));
    });
    return reply.code(204).send();
  });
}

/** As it was, where no part of the name has changed. */
function nameOf(
  before: { readonly displayName: string; readonly name: object },
  after: Readonly<Record<string, unknown>>,
) {
  return JSON.stringify(before.name) === JSON.stringify(after.name) ? before.displayName : undefined;
}
