import { createHash, randomUUID } from 'node:crypto';
import type { RecordedFile } from '@flowhall/approval';
import type { Transaction } from '@flowhall/db';
import { JobFailure, type PreparedDocument } from '@flowhall/jobs';
import { bindAttachments, createMadeAttachment, type StoredFile } from '../attachments/index.ts';
import { findInstances, type LoadedInstance } from '../instances/index.ts';
import { issueSheet } from '../sheets/index.ts';
import type * as rows from './jobs.repository.ts';
import type { JobServices } from './services.ts';

/** A document that was made and stored, but is no part of the application yet. */
export interface MadeDocument {
  /** Of the attachment that it becomes. */
  readonly id: string;
  readonly file: StoredFile;
  /** Under which anybody can check it. */
  readonly code: string;
}

/** Makes the PDF and stores it. Until it is kept it is an unused file, which goes by itself if the attempt comes to nothing. */
export async function makeDocument(
  services: JobServices,
  { instanceId }: rows.Job,
  { name, lang }: PreparedDocument,
): Promise<MadeDocument> {
  const { instances, storage, renderer, origin } = services;
  const [instance] = await findInstances(instances.prisma, [instanceId], instances.personal);
  if (!instance) throw new JobFailure('job-missing');
  const { initiatorId } = instance.state;
  const { pdf, code } = await issueSheet(
    { ...instances, storage, renderer },
    { instanceId, initiatorId, lang, origin },
  );
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const storageKey = `${sha256.slice(0, 2)}/${randomUUID()}.pdf`;
  const id = randomUUID();
  const file = { name, mediaType: 'application/pdf', size: pdf.length, sha256, storageKey };
  // First, so that no file is without a row by which it is swept.
  await createMadeAttachment(instances.prisma, { id, uploaderId: initiatorId, createdAt: instances.clock() }, file);
  await storage.put(storageKey, pdf);
  return { id, code, file };
}

/** Makes a document part of its application, in the transaction in which the process goes on. */
export async function keepDocument(
  tx: Transaction,
  { state }: LoadedInstance,
  { id, file }: MadeDocument,
): Promise<RecordedFile> {
  await bindAttachments(tx, { instanceId: state.id, userId: state.initiatorId, ids: [id], ownOnly: true });
  const { name, mediaType, size, sha256 } = file;
  return { id, name, mediaType, size, sha256 };
}

/** What expressions see of it. */
export const presentDocument = ({ id, code, file: { name, sha256 } }: MadeDocument) => ({ id, name, sha256, code });
