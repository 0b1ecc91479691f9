import multipart from '@fastify/multipart';
import { api } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { FastifyPluginAsync } from 'fastify';
import type { FileStorage } from '../../adapters/file-storage.ts';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
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

/** The parser's own errors carry no status; a limit does. */
function malformed(error: Error): never {
  throw 'statusCode' in error ? error : new UserError('invalid-request', { cause: error });
}

/** A second file would be lost without a word; the parser's limit refuses it once the first has been read. */
async function expectNoMore(parts: AsyncIterator<unknown>): Promise<void> {
  const { done } = await parts.next().catch(malformed);
  if (!done) throw new UserError('payload-too-large');
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
      const parts = request.files();
      const incoming = (await parts.next().catch(malformed)).value;
      if (!incoming) throw new UserError('file-empty');
      const file = await receiveFile(incoming, storage, { bytes: uploadLimit });
      try {
        await expectNoMore(parts);
      } catch (error) {
        await storage.delete(file.storageKey);
        throw error;
      }
      return presentAttachment(await attachments.create(prisma, request.actor.userId, file, app.clock()));
    },
    { bodyLimit: uploadLimit + 64 * 1024 },
  );

  route(app, api.getAttachment, async (request, reply) => {
    const attachment = await attachments.find(prisma, request.params.id);
    if (!attachment || !(await mayRead(prisma, request.actor, attachment, deps.mayReadInstance))) {
      throw new UserError('not-found');
    }
    const inline = request.query.inline === true && mayShowInline(attachment.mediaType);
    return reply
      .type(attachment.mediaType)
      .header('content-length', attachment.size)
      .header('content-disposition', contentDisposition(inline ? 'inline' : 'attachment', attachment.name))
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(await storage.getStream(attachment.storageKey));
  });

  route(app, api.keepAttachments, async ({ actor, body }) => {
    await attachments.keepUnused(prisma, actor.userId, body.ids, app.clock());
  });

  route(app, api.deleteAttachment, async (request) => {
    const storageKey = await attachments.removeUnused(prisma, request.params.id, request.actor.userId);
    if (storageKey === null) throw new UserError('not-found');
    await storage.delete(storageKey);
  });
};
