import type { FirstAdministratorBody, PasswordLink, UseLinkBody } from '@flowhall/contracts';
import { LINK_KINDS, PERMISSIONS } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { endSessionsOf, hashPassword, refuseWeakPassword } from '../auth/index.ts';
import { digestOf } from './password-links.ts';
import * as passwords from './passwords.repository.ts';

export interface LinkServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
}

/** @throws UserError `link-invalid`, logged */
async function findLink({ prisma, clock }: LinkServices, token: string, address: string) {
  const at = clock();
  const link = await passwords.findLink(prisma, digestOf(token), at);
  const kind = LINK_KINDS.find((one) => one === link?.kind);
  if (link && kind) return { ...link, kind };
  await recordAudit(prisma, { action: 'password-link-refused', at, address });
  throw new UserError('link-invalid');
}

/** What a link is for. @throws UserError `link-invalid` */
export async function readLink(services: LinkServices, token: string, address: string): Promise<PasswordLink> {
  const { kind, user } = await findLink(services, token, address);
  return { kind, username: user?.username ?? null };
}

/**
 * Sets the password of whom a link is for. All their sessions end: whoever knew the old one is out.
 * @throws UserError `link-invalid`, `password-short`, `password-common`, `password-like-name`
 */
export async function useLink(
  services: LinkServices,
  { token, password }: UseLinkBody,
  address: string,
): Promise<void> {
  const { prisma, clock } = services;
  const { id, kind, user } = await findLink(services, token, address);
  if (!user) throw new UserError('link-invalid');
  await refuseWeakPassword(password, { username: user.username, names: [user.name, user.nameEn] });
  const passwordHash = await hashPassword(password);
  const at = clock();
  await withTransaction(prisma, async (tx) => {
    if (!(await passwords.useLink(tx, id, at))) throw new UserError('link-invalid');
    await passwords.setPassword(tx, user.id, passwordHash);
    await passwords.spendLinks(tx, user.id, at);
    await endSessionsOf(tx, user.id, { reason: 'password', now: at });
    const entry = { at, actorId: user.id, subject: user.id, address, detail: { by: kind } };
    await recordAudit(tx, { action: 'password-set', ...entry });
  });
}

/**
 * Makes the first administrator, with everything that a role may grant, as long as nobody manages people here.
 * @throws UserError `link-invalid`, `username-taken`, or what is wrong with the password
 */
export async function createFirstAdministrator(
  services: LinkServices,
  { token, username, name, password }: FirstAdministratorBody,
  address: string,
): Promise<void> {
  const { prisma, clock } = services;
  const { id, kind } = await findLink(services, token, address);
  if (kind !== 'first-administrator') throw new UserError('link-invalid');
  await refuseWeakPassword(password, { username, names: [name] });
  const passwordHash = await hashPassword(password);
  const at = clock();
  await withTransaction(prisma, async (tx) => {
    if (!(await passwords.useLink(tx, id, at)) || (await passwords.hasAdministrator(tx)))
      throw new UserError('link-invalid');
    const administrator = { username, name: name.trim(), passwordHash, permissions: [...PERMISSIONS] };
    const userId = await passwords.insertAdministrator(tx, administrator);
    if (userId === null) throw new UserError('username-taken');
    await recordAudit(tx, { action: 'first-administrator', at, actorId: userId, subject: userId, address });
  });
}
