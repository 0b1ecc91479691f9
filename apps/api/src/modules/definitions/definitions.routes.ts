import { api } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import { route } from '../../http/route.ts';
import type { DefinitionCache } from './definition-cache.ts';
import { presentDefinition } from './definitions.presenter.ts';
import * as definitions from './definitions.repository.ts';
import { createValidators } from './validators.ts';

export interface DefinitionsDeps {
  readonly prisma: PrismaClient;
  readonly definitions: DefinitionCache;
}

/** What belongs to a version never changes. */
const FOR_EVER = 'max-age=31536000, immutable';

/** Versions of service items, their files and their forms' validators. */
export const definitionsRoutes: FastifyPluginAsync<DefinitionsDeps> = async (app, deps) => {
  const { prisma } = deps;
  const validators = createValidators(deps);

  route(app, api.listDefinitions, async () => {
    const rows = await definitions.findAll(prisma);
    const names = await definitions.findNames(
      prisma,
      rows.flatMap((row) => row.deployedBy ?? []),
    );
    return { items: rows.map((row) => presentDefinition(row, names)) };
  });

  route(app, api.getDefinition, async (request) => {
    const row = await definitions.findWithXml(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    const names = await definitions.findNames(prisma, row.deployedBy ? [row.deployedBy] : []);
    return { ...presentDefinition(row, names), xml: row.xml };
  });

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
