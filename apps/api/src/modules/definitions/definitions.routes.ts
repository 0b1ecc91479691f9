import { api } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import { mutate } from '../../http/mutate.ts';
import { reachOf, refuseBeyond } from '../../http/reach.ts';
import { route } from '../../http/route.ts';
import { itemKeysWithin } from '../../http/within-reach.repository.ts';
import { activateVersion } from './activate-version.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { presentDefinition } from './definitions.presenter.ts';
import * as definitions from './definitions.repository.ts';
import { createValidators } from './validators.ts';

export interface DefinitionsDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly definitions: DefinitionCache;
}

/** What belongs to a version never changes. */
const FOR_EVER = 'max-age=31536000, immutable';

/** Versions of service items, their files and their forms' validators. */
export const definitionsRoutes: FastifyPluginAsync<DefinitionsDeps> = async (app, deps) => {
  const { prisma, clock } = deps;
  const validators = createValidators(deps);

  route(app, api.listDefinitions, async ({ actor }) => {
    const rows = await definitions.findAll(prisma, itemKeysWithin(reachOf(actor, 'definitions.edit')));
    const names = await definitions.findNames(
      prisma,
      rows.flatMap((row) => row.deployedBy ?? []),
    );
    return { items: rows.map((row) => presentDefinition(row, names)) };
  });

  route(app, api.getDefinition, async (request) => {
    const row = await definitions.findWithXml(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    refuseBeyond(request.actor, 'definitions.edit', row);
    const names = await definitions.findNames(prisma, row.deployedBy ? [row.deployedBy] : []);
    return { ...presentDefinition(row, names), xml: row.xml };
  });

  route(app, api.listVersions, async (request) => {
    refuseBeyond(request.actor, 'definitions.edit', { itemKey: request.params.key });
    const rows = await definitions.findVersions(prisma, request.params.key);
    const names = await definitions.findNames(
      prisma,
      rows.flatMap((row) => row.deployedBy ?? []),
    );
    return { items: rows.map((row) => presentDefinition(row, names)) };
  });

  route(app, api.activateVersion, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { key: itemKey, version } = request.params;
      const { userId } = request.actor;
      refuseBeyond(request.actor, 'definitions.deploy', { itemKey });
      const id = await activateVersion(tx, { ...request.body, itemKey, version, userId, at: clock() });
      const row = await definitions.findOne(tx, id);
      return presentDefinition(row, await definitions.findNames(tx, row.deployedBy ? [row.deployedBy] : []));
    }),
  );

  route(app, api.getDefinitionFile, async (request, reply) => {
    const { id, name } = request.params;
    const file = await definitions.findFile(prisma, id, `templates/${name}`);
    if (!file) throw new UserError('not-found');
    return reply
      .type(file.mediaType)
      .header('content-disposition', contentDisposition('attachment', name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', `private, ${FOR_EVER}`)
      .send(Buffer.from(file.content));
  });

  route(app, api.getValidator, async (request, reply) => {
    const { id, form } = request.params;
    const { step, lang = 'zh' } = request.query;
    const text = await validators.find(id, form, step, lang);
    if (text === null) throw new UserError('not-found');
    return reply.type('text/javascript; charset=utf-8').header('cache-control', `public, ${FOR_EVER}`).send(text);
  });
};
