import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@flowhall/db';
import type { MessageChannel } from '../../adapters/channels/message-channel.ts';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import { publicManifests } from './list-public-items.ts';
import { networkOf } from './network-of.ts';
import type { PhoneCodes } from './phone-codes.ts';
import * as visitors from './visitors.repository.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a code may be used. */
export const CODE_LIFETIME_MS = 5 * MINUTE_MS;
/** Codes for one phone: one a minute, so many a day. */
export const CODES_PER_DAY = 5;

export interface SendCodeServices {
  readonly prisma: PrismaClient;
  readonly definitions: DefinitionCache;
  readonly clock: Clock;
  readonly codes: PhoneCodes;
  /** Absent: this installation sends no text messages. */
  readonly sms: MessageChannel | undefined;
  readonly siteName: string;
  /** Codes that one address may ask for within an hour. */
  readonly addressLimit: number;
  /** Codes that everybody together may ask for within an hour: each costs money. */
  readonly totalLimit: number;
}

interface Wanted {
  readonly itemKey: string;
  readonly phone: string;
  readonly address: string;
}

/**
 * Sends a code to a phone. Nothing tells whether the phone was ever used here. The code is sent right after the commit
 * and not by a job: a job would keep it readable in the database, and one that comes minutes late is of no use.
 * @throws UserError `not-found`, `too-many-requests`, `sms-unavailable`
 */
export async function sendCode(services: SendCodeServices, wanted: Wanted): Promise<string> {
  const { prisma, codes, clock, sms } = services;
  const code = codes.newCode();
  const id = randomUUID();
  const manifests = await publicManifests(prisma, services.definitions);
  const manifest = manifests.find((one) => one.key === wanted.itemKey);
  if (!manifest) throw new UserError('not-found');
  const now = clock();
  await withTransaction(prisma, async (tx) => {
    const phoneKey = codes.keyOf('phone', wanted.phone);
    const addressKey = codes.keyOf('address', networkOf(wanted.address));
    await visitors.lockKeys(tx, phoneKey, addressKey, 'all');
    const day = new Date(now.getTime() - DAY_MS);
    refuseMoreThan(1, await visitors.findSent(tx, { phoneKey }, day), MINUTE_MS, now);
    refuseMoreThan(CODES_PER_DAY, await visitors.findSent(tx, { phoneKey }, day), DAY_MS, now);
    refuseMoreThan(services.addressLimit, await visitors.findSent(tx, { addressKey }, day), HOUR_MS, now);
    const hour = new Date(now.getTime() - HOUR_MS);
    refuseMoreThan(services.totalLimit, await visitors.findSent(tx, {}, hour, services.totalLimit), HOUR_MS, now);
    const expiresAt = new Date(now.getTime() + CODE_LIFETIME_MS);
    const codeHash = codes.hashOf(id, code);
    await visitors.addCode(tx, {
      id,
      itemKey: wanted.itemKey,
      phoneKey,
      addressKey,
      codeHash,
      createdAt: now,
      expiresAt,
    });
  });
  await visitors.forgetCodes(prisma, new Date(now.getTime() - 2 * DAY_MS));
  if (sms) await deliver(sms, wanted.phone, { id, text: textOf(services.siteName, manifest.name.zh, code) });
  return code;
}

function refuseMoreThan(limit: number, sent: readonly Date[], within: number, now: Date): void {
  const oldest = sent[limit - 1];
  if (!oldest) return;
  const free = oldest.getTime() + within - now.getTime();
  if (free > 0) throw new UserError('too-many-requests', { params: { seconds: Math.ceil(free / 1000) } });
}

const textOf = (site: string, item: string, code: string): string =>
  `【${site}】验证码 ${code}，用于办理「${item}」，5 分钟内有效，请勿告诉他人。`;

async function deliver(sms: MessageChannel, phone: string, message: { id: string; text: string }): Promise<void> {
  try {
    await sms.send(phone, { ...message, subject: '', link: null }, AbortSignal.timeout(10_000));
  } catch (cause) {
    throw new UserError('sms-unavailable', { cause });
  }
}
