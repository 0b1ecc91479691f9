import type { Person } from '@flowhall/approval';
import type { CommentView, Language, LiveChange } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import type { Message } from '../notifications/index.ts';
import { presentComment } from './comments.presenter.ts';
import * as comments from './comments.repository.ts';

export interface CommentServices {
  readonly clock: Clock;
  readonly mayReadInstance: (db: DatabaseClient, actor: Actor, instanceId: string) => Promise<boolean>;
  readonly findPeople: (db: DatabaseClient, ids: readonly string[]) => Promise<readonly Person[]>;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
  readonly publish: (tx: Transaction, userIds: readonly string[], change: LiveChange) => Promise<void>;
}

export interface NewComment {
  readonly instanceId: string;
  readonly actor: Actor;
  readonly text: string;
  readonly lang: Language;
}

/**
 * Comments on an application and tells the others who have to do with it, in the caller's transaction.
 * @throws UserError `not-found` for strangers, `invalid-request` when it says nothing
 */
export async function addComment(
  services: CommentServices,
  tx: Transaction,
  { instanceId, actor, text, lang }: NewComment,
): Promise<CommentView> {
  const body = text.trim();
  if (!body) throw new UserError('invalid-request');
  if (!(await services.mayReadInstance(tx, actor, instanceId))) throw new UserError('not-found');
  const authorId = actor.userId;
  const authors = await services.findPeople(tx, [authorId]);
  const row = await comments.insert(tx, { instanceId, authorId, body, createdAt: services.clock() });
  const { title, number, userIds } = await comments.findAddressees(tx, instanceId, authorId);
  const params = { title, number, step: null, actor: authors[0]?.name ?? null };
  await services.notify(
    tx,
    userIds.map((userId) => ({ userId, event: 'comment', instanceId, taskId: null, params, channels: [] })),
  );
  await services.publish(tx, [...userIds, authorId], { kind: 'instance', instanceId });
  return presentComment(row, authors, lang);
}
