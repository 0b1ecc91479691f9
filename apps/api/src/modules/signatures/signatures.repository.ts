import type { DatabaseClient } from '@flowhall/db';

export const find = (db: DatabaseClient, userId: string) => db.savedSignature.findUnique({ where: { userId } });

export async function save(db: DatabaseClient, userId: string, image: Uint8Array<ArrayBuffer>): Promise<void> {
  await db.savedSignature.upsert({ where: { userId }, create: { userId, image }, update: { image } });
}

export async function remove(db: DatabaseClient, userId: string): Promise<void> {
  await db.savedSignature.deleteMany({ where: { userId } });
}
