import { orgApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { parentsFirst } from './department-order.ts';
import { listUsers } from './list-users.ts';
import { presentDepartment, presentNamed } from './org.presenter.ts';
import * as org from './org.repository.ts';
import * as views from './organisation-view.repository.ts';

/** People of one statement while they are made searchable. */
const INDEXED_AT_ONCE = 1000;

/** What anybody signed in may know to pick people: names, departments and posts, never how to reach them. */
export const orgRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;
  app.addHook('onReady', async () => {
    while ((await org.indexPeople(prisma, INDEXED_AT_ONCE)) === INDEXED_AT_ONCE);
  });
  const departments = async () => parentsFirst(await org.findDepartments(prisma)).map(presentDepartment);

  route(app, orgApi.getOrgTree, async () => ({ departments: await departments() }));

  route(app, orgApi.listDepartments, async ({ query: { q = '' } }) => {
    const wanted = q.trim().toLowerCase();
    const fits = (text: string) => text.toLowerCase().includes(wanted);
    return { items: (await departments()).filter(({ name }) => fits(name.zh) || fits(name.en)) };
  });

  route(app, orgApi.listOrgChildren, async ({ query: { parentId, showing } }) => {
    const above = showing ? await views.findPath(prisma, showing) : [];
    const parents = parentId ? [parentId] : [null, ...above.map(({ id }) => id)];
    const rows = await views.findChildren(prisma, parents);
    return {
      departments: rows.map(({ name, nameEn, ...row }) => ({ ...row, name: { zh: name, en: nameEn } })),
    };
  });

  route(app, orgApi.listUsers, (request) => {
    if (request.query.usernames !== undefined) request.requirePermission('definitions.edit');
    const seesUsernames = request.actor.permissions.has('definitions.edit');
    return listUsers(prisma, request.query, { lang: languageOf(request), seesUsernames });
  });

  route(app, orgApi.listRoles, async () => ({ items: (await org.findRoles(prisma)).map(presentNamed) }));

  route(app, orgApi.listPosts, async () => ({ items: (await org.findPosts(prisma)).map(presentNamed) }));
};
