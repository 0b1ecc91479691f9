import type { Person } from '@flowhall/approval';
import type { AddCommentBody, CommentView, Language } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { LiveEvents } from '../../adapters/live-events.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { bindAttachments, findAttachments } from '../attachments/index.ts';
import type { Message } from '../notifications/index.ts';
import { peopleIn, presentComment } from './comments.presenter.ts';
import * as comments from './comments.repository.ts';

export interface CommentServices {
  readonly clock: Clock;
  readonly mayReadInstance: (db: DatabaseClient, actor: Actor, instanceId: string) => Promise<boolean>;
  readonly findPeople: (db: DatabaseClient, ids: readonly string[]) => Promise<readonly Person[]>;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
  readonly publish: LiveEvents['publish'];
}

export interface NewComment {
  readonly instanceId: string;
  readonly actor: Actor;
  readonly body: AddCommentBody;
  readonly lang: Language;
}

/**
 * Comments on an application and tells the others who have to do with it, those who are mentioned in words of their own;
 * in the caller's transaction. Nobody learns of the application by being mentioned: only those who may see it can be.
 * @throws UserError `not-found` for strangers, `invalid-request` when it says nothing, `mention-unknown`,
 * `attachment-unusable`
 */
export async function addComment(
  services: CommentServices,
  tx: Transaction,
  { instanceId, actor, body: sent, lang }: NewComment,
): Promise<CommentView> {
  const body = sent.body.trim();
  if (!body) throw new UserError('invalid-request');
  if (!(await services.mayReadInstance(tx, actor, instanceId))) throw new UserError('not-found');
  const authorId = actor.userId;
  const { mentions = [], attachments: attachmentIds = [] } = sent;
  if (mentions.length > 0) {
    const known = new Set(await comments.findParticipants(tx, instanceId));
    if (mentions.some((id) => !known.has(id))) throw new UserError('mention-unknown');
  }
  await bindAttachments(tx, { instanceId, userId: authorId, ids: attachmentIds, ownOnly: true });
  const createdAt = services.clock();
  const row = await comments.insert(tx, { instanceId, authorId, body, mentions, attachmentIds, createdAt });
  const people = await services.findPeople(tx, peopleIn([row]));
  const { title, number, userIds } = await comments.findAddressees(tx, instanceId, authorId);
  const actorName = people.find((person) => person.id === authorId)?.name ?? null;
  const params = { title, number, step: null, actor: actorName };
  const told = [...new Set([...userIds, ...mentions.filter((id) => id !== authorId)])];
  await services.notify(
    tx,
    told.map((userId) => {
      const event = mentions.includes(userId) ? 'mentioned' : 'comment';
      return { userId, event, instanceId, taskId: null, params, channels: [] };
    }),
  );
  services.publish(tx, [...told, authorId], { kind: 'instance', instanceId });
  return presentComment(row, { people, files: await findAttachments(tx, attachmentIds) }, lang);
}
