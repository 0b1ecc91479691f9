import type { FastifyInstance } from 'fastify';
import { withTransaction } from '../../lib/transaction.ts';
import { readGroup, removeGroup, writeGroup } from './change-group.ts';
import { applyPatch } from './patch.ts';
import { presentGroup, presentList } from './present.ts';
import { readBody, readId, readListing, readOperations, refuseOtherVersion, sendResource } from './requests.ts';
import * as scim from './scim.repository.ts';
import { ScimError } from './scim-error.ts';
import type { ScimServices } from './services.ts';
import { whereOfGroups } from './where.ts';

/** Groups, as RFC 7644 has them. They give no permission. */
export function groupsRoutes(app: FastifyInstance, { prisma, contextOf, originOf }: ScimServices): void {
  const find = async (db: Parameters<typeof scim.findGroup>[0], id: string): Promise<scim.ScimGroupRow> => {
    const row = await scim.findGroup(db, id);
    if (!row) throw new ScimError(404, 'There is no such group');
    return row;
  };

  app.get('/Groups', async (request) => {
    const { filter, startIndex, count } = readListing(request);
    const { total, rows } = await scim.findGroups(prisma, whereOfGroups(filter), { skip: startIndex - 1, take: count });
    return presentList(
      rows.map((row) => presentGroup(row, originOf(request))),
      { total, startIndex },
    );
  });

  app.get('/Groups/:id', async (request, reply) => {
    const row = await find(prisma, readId(request));
    return sendResource(request, reply, row, presentGroup(row, originOf(request)));
  });

  app.post('/Groups', async (request, reply) => {
    const wish = readGroup(readBody(request));
    const row = await withTransaction(prisma, async (tx) =>
      find(tx, await writeGroup(tx, null, wish, contextOf(request))),
    );
    return sendResource(request, reply.code(201), row, presentGroup(row, originOf(request)));
  });

  app.put('/Groups/:id', async (request, reply) => {
    const id = readId(request);
    const wish = readGroup(readBody(request));
    const row = await withTransaction(prisma, async (tx) => {
      refuseOtherVersion(request, await find(tx, id));
      return find(tx, await writeGroup(tx, id, wish, contextOf(request)));
    });
    return sendResource(request, reply, row, presentGroup(row, originOf(request)));
  });

  app.patch('/Groups/:id', async (request, reply) => {
    const id = readId(request);
    const operations = readOperations(request);
    const row = await withTransaction(prisma, async (tx) => {
      const before = await find(tx, id);
      refuseOtherVersion(request, before);
      const wish = readGroup(applyPatch(presentGroup(before, ''), operations, []));
      return find(tx, await writeGroup(tx, id, wish, contextOf(request)));
    });
    return sendResource(request, reply, row, presentGroup(row, originOf(request)));
  });

  app.delete('/Groups/:id', async (request, reply) => {
    const id = readId(request);
    await withTransaction(prisma, async (tx) => {
      refuseOtherVersion(request, await find(tx, id));
      await removeGroup(tx, id, contextOf(request));
    });
    return reply.code(204).send();
  });
}
