import type { ChangePasswordBody } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { type Brake, endSessionsOf, hashPassword, passwordFits, refuseWeakPassword, stepDone } from '../auth/index.ts';
import * as passwords from './passwords.repository.ts';
import type { LinkServices } from './use-link.ts';

/**
 * Changes one's own password. All other sessions end; guessing the present one from an open session is braked.
 * @throws UserError `password-wrong`, `password-same`, `too-many-requests`, or what is wrong with the new one
 */
export async function changePassword(
  { prisma, clock, brake }: LinkServices & { brake: Brake },
  { userId, sessionId }: Pick<Actor, 'userId' | 'sessionId'>,
  { current, password }: ChangePasswordBody,
  address: string,
): Promise<void> {
  const owner = await passwords.findOwner(prisma, userId);
  const entry = { actorId: userId, subject: userId, address };
  const attempt = { username: `change of ${userId}`, network: 'session' };
  await brake.begin(prisma, attempt);
  if (!owner || !(await passwordFits(current, owner.passwordHash))) {
    await recordAudit(prisma, { action: 'password-change-refused', at: clock(), ...entry });
    throw new UserError('password-wrong');
  }
  await brake.release(prisma, attempt);
  if (current === password) throw new UserError('password-same');
  await refuseWeakPassword(password, { username: owner.username, names: [owner.name, owner.nameEn] });
  const passwordHash = await hashPassword(password);
  const at = clock();
  await withTransaction(prisma, async (tx) => {
    await passwords.setPassword(tx, userId, passwordHash);
    await passwords.spendLinks(tx, userId, at);
    await endSessionsOf(tx, userId, { reason: 'password', now: at, except: sessionId });
    await stepDone(tx, userId, 'password');
    await recordAudit(tx, { action: 'password-changed', at, ...entry });
  });
}
