import multipart from '@fastify/multipart';
import { api } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { type ItemFiles, zipItem } from '@flowhall/items';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import { mutate } from '../../http/mutate.ts';
import { may } from '../../http/reach.ts';
import { route } from '../../http/route.ts';
import { findVersionFiles } from '../definitions/index.ts';
import { deployZip, prepareZip } from './deploy-zip.ts';
import { importItem } from './import-item.ts';
import * as drafts from './item-drafts.repository.ts';
import { presentDraft } from './present-draft.ts';
import { keyOf, type ReceivedZip, receiveZip, ZIP_LIMIT } from './receive-zip.ts';
import type { StudioServices } from './services.ts';

/** The file's name may become the key of an item. */
const fingerprint = ({ sha256, name }: ReceivedZip): string => `${sha256} ${name}`;

const bodyLimit = ZIP_LIMIT + 64 * 1024;

/** Items as zips of their folders, in and out. */
export const itemZipsRoutes: FastifyPluginAsync<StudioServices> = async (app, services) => {
  const { prisma, clock } = services;
  await app.register(multipart, {
    limits: { fileSize: ZIP_LIMIT, files: 1, fields: 5, fieldSize: 1024, headerPairs: 50 },
  });

  const send = (reply: FastifyReply, key: string, name: string, files: ItemFiles) =>
    reply
      .type('application/zip')
      .header('content-disposition', contentDisposition('attachment', `${name}.zip`))
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(zipItem(key, files)));

  route(app, api.exportItemDraft, async (request, reply) => {
    const row = await drafts.find(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    return send(reply, row.itemKey, row.itemKey, await drafts.findFiles(prisma, row.id));
  });

  route(app, api.exportVersion, async (request, reply) => {
    const { id } = request.params;
    const row = await drafts.findVersion(prisma, id);
    const files = row && (await findVersionFiles(prisma, id));
    if (!row || !files) throw new UserError('not-found');
    return send(reply, row.itemKey, `${row.itemKey}-${row.version}`, files);
  });

  route(
    app,
    api.importItem,
    async (request, reply) => {
      const { actor } = request;
      const zip = await receiveZip(request);
      if (!may(actor, 'definitions.edit', { itemKey: keyOf(zip) })) throw new UserError('forbidden');
      const by = { userId: actor.userId, now: clock() };
      // Only the id is kept for a repetition: the files are large, and in the draft anyway.
      const begin = async (tx: Transaction) => ({ id: (await importItem(tx, zip, by)).id });
      const { id } = await mutate(app, request, reply, begin, fingerprint(zip));
      const row = await drafts.find(prisma, id);
      if (!row) throw new UserError('not-found');
      return presentDraft(prisma, row, { actor, now: clock() });
    },
    { bodyLimit },
  );

  route(
    app,
    api.createDeployment,
    async (request, reply) => {
      const { dryRun = false, reason } = request.query;
      const zip = await receiveZip(request);
      const how = { actor: request.actor, reason: reason?.trim() || null, dryRun };
      const prepared = await prepareZip(services, zip);
      const deploy = (tx: Transaction) => deployZip(services, tx, { files: zip.files, prepared }, how);
      return mutate(app, request, reply, deploy, fingerprint(zip));
    },
    { bodyLimit },
  );
};
