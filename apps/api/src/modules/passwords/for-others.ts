import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { stepAsked } from '../auth/index.ts';
import { type MadeLink, makeLink } from './password-links.ts';
import * as passwords from './passwords.repository.ts';

export interface ForAnother {
  readonly actor: Actor;
  readonly userId: string;
  readonly at: Date;
  readonly address: string;
}

/**
 * Whoever sets the password of another can become that person: nobody may who lacks one of their permissions.
 * @throws UserError `not-found`, `forbidden`
 */
async function refuseMorePowerful(tx: Transaction, { actor, userId }: ForAnother): Promise<void> {
  const theirs = await passwords.findPermissions(tx, userId);
  if (theirs === null) throw new UserError('not-found');
  const own: ReadonlySet<string> = actor.permissions;
  if (!theirs.every((name) => own.has(name))) throw new UserError('forbidden');
}

/** A link by which somebody sets a password. @throws UserError `not-found`, `forbidden` */
export async function invite(tx: Transaction, wish: ForAnother, origin: string): Promise<MadeLink> {
  await refuseMorePowerful(tx, wish);
  const { actor, userId, at, address } = wish;
  const link = await makeLink(tx, { kind: 'invitation', userId, origin, now: at });
  await recordAudit(tx, { action: 'password-link-made', at, actorId: actor.userId, subject: userId, address });
  return link;
}

/** Has somebody choose another password, in open sessions, too. @throws UserError `not-found`, `forbidden` */
export async function askForChange(tx: Transaction, wish: ForAnother): Promise<void> {
  await refuseMorePowerful(tx, wish);
  const { actor, userId, at, address } = wish;
  await passwords.askForChange(tx, userId);
  await stepAsked(tx, userId, 'password');
  await recordAudit(tx, { action: 'password-change-asked', at, actorId: actor.userId, subject: userId, address });
}
