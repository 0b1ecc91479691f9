import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import * as signatures from './signatures.repository.ts';

const PREFIX = 'data:image/png;base64,';

/** The own stored signature. Nobody else gets it: what is signed with it is a copy. */
export const signaturesRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.getSignature, async ({ actor }) => {
    const saved = await signatures.find(prisma, actor.userId);
    return { image: saved ? PREFIX + Buffer.from(saved.image).toString('base64') : null };
  });

  route(app, api.saveSignature, async ({ actor, body }) => {
    const image = new Uint8Array(Buffer.from(body.image.slice(PREFIX.length), 'base64'));
    if ((await fileTypeFromBuffer(image))?.mime !== 'image/png') throw new UserError('file-type-mismatch');
    await signatures.save(prisma, actor.userId, image);
  });

  route(app, api.deleteSignature, ({ actor }) => signatures.remove(prisma, actor.userId));
};
