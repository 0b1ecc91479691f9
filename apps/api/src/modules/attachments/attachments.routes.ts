import multipart from '@fastify/multipart';
import { api } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import type { FileStorage } from '../../adapters/file-storage.ts';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { mayShowInline } from './accepted-types.ts';
import { type MayReadInstance, mayRead } from './attachments.policy.ts';
import { presentAttachment } from './attachments.presenter.ts';
import * as attachments from './attachments.repository.ts';
import { receiveFile } from './receive-file.ts';

export interface AttachmentsDeps {
  readonly prisma: PrismaClient;
  readonly storage: FileStorage;
  /** Largest file, bytes. */
  readonly uploadLimit: number;
  readonly mayReadInstance: MayReadInstance;
}

/** Uploading, downloading and removing files. */
export const attachmentsRoutes: FastifyPluginAsync<AttachmentsDeps> = async (app, deps) => {
  const { prisma, storage, uploadLimit } = deps;
  await app.register(multipart, {
    throwFileSizeLimit: false,
    preservePath: true,
    limits: { fileSize: uploadLimit, files: 1, fields: 5, fieldSize: 1024, headerPairs: 50 },
  });

  route(
    app,
    api.uploadAttachment,
    async (request) => {
      if (!request.isMultipart()) throw new UserError('unsupported-media-type');
      const incoming = await request.file();
      if (!incoming) throw new UserError('file-empty');
      const file = await receiveFile(incoming, storage, { bytes: uploadLimit });
      return presentAttachment(await attachments.create(prisma, request.actor.userId, file));
    },
    { bodyLimit: uploadLimit + 64 * 1024 },
  );

  route(app, api.getAttachment, async (request, reply) => {
    const attachment = await attachments.find(prisma, request.params.id);
    if (!attachment || !(await mayRead(prisma, request.actor, attachment, deps.mayReadInstance))) {
      throw new UserError('not-found');
    }
    const inline = request.query.inline === true && mayShowInline(attachment.mediaType);
    const disposition = `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc8187(attachment.name)}`;
    return reply
      .type(attachment.mediaType)
      .header('content-length', attachment.size)
      .header('content-disposition', disposition)
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(await storage.getStream(attachment.storageKey));
  });

  route(app, api.deleteAttachment, async (request) => {
    const storageKey = await attachments.removeUnused(prisma, request.params.id, request.actor.userId);
    if (storageKey === null) throw new UserError('not-found');
    await storage.delete(storageKey);
  });
};

/** Percent-encoding of a header parameter's value (RFC 8187). */
const encodeRfc8187 = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
