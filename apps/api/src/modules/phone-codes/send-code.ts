import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@flowhall/db';
import type { MessageChannel } from '../../adapters/channels/message-channel.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { networkOf } from './network-of.ts';
import * as sentCodes from './phone-codes.repository.ts';
import type { PhoneCodes } from './phone-codes.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a code may be used. */
export const CODE_LIFETIME_MS = 5 * MINUTE_MS;
/** Codes for one phone: one a minute, so many a day. */
export const CODES_PER_DAY = 5;
/** Seconds until another code may be asked for. */
export const AGAIN_SECONDS = MINUTE_MS / 1000;

export interface PhoneCodeServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly codes: PhoneCodes;
  /** Absent: this installation sends no text messages. */
  readonly sms: MessageChannel | undefined;
  readonly siteName: string;
  /** Codes that one address may ask for within an hour. */
  readonly addressLimit: number;
  /** Codes that everybody together may ask for within an hour: each costs money. */
  readonly totalLimit: number;
  /** A demo without a gateway shows the code instead of sending it. */
  readonly showCode: boolean;
}

export interface WantedCode {
  /** What the code is good for, and for nothing else: a name that says for whom, too, where that matters. */
  readonly purpose: string;
  /** What the message says that it is good for. */
  readonly use: string;
  readonly phone: string;
  readonly address: string;
}

/** What whoever asked for a code is told. */
export interface SentCode {
  readonly again: number;
  readonly demoCode?: string;
}

/**
 * Sends a code to a phone. Nothing tells whether the phone was ever used here. The code is sent right after the commit
 * and not by a job: a job would keep it readable in the database, and one that comes minutes late is of no use.
 * @throws UserError `too-many-requests`, `sms-unavailable`
 */
export async function sendCode(services: PhoneCodeServices, wanted: WantedCode): Promise<SentCode> {
  const { prisma, codes, clock, sms, showCode } = services;
  if (!sms && !showCode) throw new UserError('sms-unavailable');
  const code = codes.newCode();
  const id = randomUUID();
  const now = clock();
  await withTransaction(prisma, async (tx) => {
    const phoneKey = codes.keyOf('phone', wanted.phone);
    const addressKey = codes.keyOf('address', networkOf(wanted.address));
    await sentCodes.lockKeys(tx, phoneKey, addressKey, 'all');
    const day = new Date(now.getTime() - DAY_MS);
    refuseMoreThan(1, await sentCodes.findSent(tx, { phoneKey }, day), MINUTE_MS, now);
    refuseMoreThan(CODES_PER_DAY, await sentCodes.findSent(tx, { phoneKey }, day), DAY_MS, now);
    refuseMoreThan(services.addressLimit, await sentCodes.findSent(tx, { addressKey }, day), HOUR_MS, now);
    const hour = new Date(now.getTime() - HOUR_MS);
    refuseMoreThan(services.totalLimit, await sentCodes.findSent(tx, {}, hour, services.totalLimit), HOUR_MS, now);
    const expiresAt = new Date(now.getTime() + CODE_LIFETIME_MS);
    const codeHash = codes.hashOf(id, code);
    const { purpose } = wanted;
    await sentCodes.addCode(tx, { id, purpose, phoneKey, addressKey, codeHash, createdAt: now, expiresAt });
  });
  await sentCodes.forgetCodes(prisma, new Date(now.getTime() - 2 * DAY_MS));
  if (sms) await deliver(sms, wanted.phone, { id, text: textOf(services.siteName, wanted.use, code) });
  return { again: AGAIN_SECONDS, ...(showCode && { demoCode: code }) };
}

/**
 * Nobody may be asked for a phone where no code can be sent to it: they would stay outside.
 * @throws UserError `sms-unavailable`
 */
export function refuseWithoutCodes({ sms, smsGateway, demo }: Pick<Config, 'sms' | 'smsGateway' | 'demo'>): void {
  if (!sms && !smsGateway && !demo) throw new UserError('sms-unavailable');
}

function refuseMoreThan(limit: number, sent: readonly Date[], within: number, now: Date): void {
  const oldest = sent[limit - 1];
  if (!oldest) return;
  const free = oldest.getTime() + within - now.getTime();
  if (free > 0) throw new UserError('too-many-requests', { params: { seconds: Math.ceil(free / 1000) } });
}

const textOf = (site: string, use: string, code: string): string =>
  `【${site}】验证码 ${code}，用于${use}，5 分钟内有效，请勿告诉他人。`;

async function deliver(sms: MessageChannel, phone: string, message: { id: string; text: string }): Promise<void> {
  try {
    await sms.send(phone, { ...message, subject: '', link: null }, AbortSignal.timeout(10_000));
  } catch (cause) {
    throw new UserError('sms-unavailable', { cause });
  }
}
