import { createHash, randomBytes } from 'node:crypto';
import type { LinkKind } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import * as passwords from './passwords.repository.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BYTES = 32;

/** How long each kind of link may be used. */
export const LINK_LIFETIMES_MS: Readonly<Record<LinkKind, number>> = {
  reset: 30 * MINUTE_MS,
  invitation: 7 * 24 * HOUR_MS,
  'first-administrator': 24 * HOUR_MS,
};

/** How a link's secret is kept: nobody who reads the database can use it. */
export const digestOf = (token: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(token).digest());

export interface MadeLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes a one-time link. Its secret stands behind the `#`, which browsers send to no server, so that no log has it.
 * @param origin the address under which people reach this installation: never what a request says
 */
export async function makeLink(
  tx: Transaction,
  { kind, userId, origin, now }: { kind: LinkKind; userId: string | null; origin: string; now: Date },
): Promise<MadeLink> {
  const token = randomBytes(BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + LINK_LIFETIMES_MS[kind]);
  await passwords.addLink(tx, { kind, userId, tokenHash: digestOf(token), createdAt: now, expiresAt });
  await passwords.forgetLinks(tx, new Date(now.getTime() - 2 * LINK_LIFETIMES_MS.invitation));
  return { url: `${origin}/${kind === 'first-administrator' ? 'setup' : 'password'}#${token}`, expiresAt };
}
