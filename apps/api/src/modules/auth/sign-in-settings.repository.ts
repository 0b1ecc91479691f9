import type { SignInSettings } from '@flowhall/contracts';
import type { DatabaseClient, Transaction } from '@flowhall/db';

const ID = 1;
const NONE: SignInSettings = { requirePhone: false };

/** What the installation asks for at sign-in. */
export async function find(client: DatabaseClient): Promise<SignInSettings> {
  const row = await client.signInSettings.findUnique({ where: { id: ID }, select: { requirePhone: true } });
  return row ?? NONE;
}

export async function save(tx: Transaction, settings: SignInSettings, updatedAt: Date): Promise<void> {
  const data = { ...settings, updatedAt };
  await tx.signInSettings.upsert({ where: { id: ID }, create: { id: ID, ...data }, update: data });
}
