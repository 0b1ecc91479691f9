import type { DatabaseClient } from '@flowhall/db';
import type { Actor } from '../../http/actor.ts';
import type { AttachmentRow } from './attachments.repository.ts';

/** Whether a person may read an instance; given by the instances slice. */
export type MayReadInstance = (db: DatabaseClient, actor: Actor, instanceId: string) => Promise<boolean>;

/** An unused file is its uploader's alone; a used one follows its instance. */
export async function mayRead(
  db: DatabaseClient,
  actor: Actor,
  attachment: AttachmentRow,
  mayReadInstance: MayReadInstance,
): Promise<boolean> {
  if (attachment.instanceId === null) return attachment.uploaderId === actor.userId;
  return mayReadInstance(db, actor, attachment.instanceId);
}
