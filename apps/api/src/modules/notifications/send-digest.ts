import { addDays, DEFAULT_TIME_ZONE, instantAt, localDate, type WorkingCalendar } from '@flowhall/calendar';
import type { Language } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { MessageChannel } from '../../adapters/channels/message-channel.ts';
import type { Jobs } from '../../adapters/jobs.ts';
import type { Clock } from '../../clock.ts';
import { withTransaction } from '../../lib/transaction.ts';
import type { ActiveDeputies } from '../deputies/index.ts';
import * as settings from './settings.repository.ts';

/** Job that runs every morning and makes one of the other for each reader. */
export const PLAN_DIGESTS = 'plan-digests';
export const SEND_DIGEST = 'send-digest';

export interface DigestJob {
  readonly userId: string;
  readonly day: string;
}

export interface DigestDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly deputies: ActiveDeputies;
  readonly jobs: Jobs;
  /** Absent: nobody gets one. */
  readonly email: MessageChannel | undefined;
  readonly publicUrl: string | undefined;
}

const MORNING_MS = 8 * 60 * 60 * 1000;
const LONGEST = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Eight o'clock, today or tomorrow. */
export function nextMorning(now: Date): Date {
  const today = localDate(now, DEFAULT_TIME_ZONE);
  const morning = instantAt(today, MORNING_MS, DEFAULT_TIME_ZONE);
  return morning > now ? morning : instantAt(addDays(today, 1), MORNING_MS, DEFAULT_TIME_ZONE);
}

/** Sees to it that digests are planned tomorrow, and on working days makes a job for everybody who gets one. */
export async function planDigests({ prisma, clock, calendar, jobs, email }: DigestDeps): Promise<void> {
  const day = localDate(clock(), DEFAULT_TIME_ZONE);
  await withTransaction(prisma, async (tx) => {
    await jobs.enqueue(tx, PLAN_DIGESTS, {}, { startAfter: nextMorning(clock()), singletonKey: 'daily' });
    if (!email || !calendar.isWorkingDay(day)) return;
    const readers = await settings.findDigestReaders(tx, day);
    const digests = readers.map((userId) => ({ data: { userId, day } satisfies DigestJob, singletonKey: userId }));
    if (digests.length > 0) await jobs.enqueueAll(tx, SEND_DIGEST, digests);
  });
}

/** What somebody still has to do, also for those whose deputy they are, as one e-mail. A digest of another day than today is too late. */
export async function sendDigest(deps: DigestDeps, { userId, day }: DigestJob, signal: AbortSignal): Promise<void> {
  const { prisma, clock, email, publicUrl } = deps;
  const now = clock();
  if (!email || localDate(now, DEFAULT_TIME_ZONE) !== day) return;
  const principals = await deps.deputies.principalsOf(prisma, userId);
  const { reader, lines, more } = await settings.findDigest(prisma, { userId, principals }, LONGEST);
  const address = reader?.status === 'ACTIVE' ? email.addressOf(reader) : null;
  if (!reader || address === null || lines.length === 0) return;
  const lang = reader.locale === 'en' ? 'en' : 'zh';
  const link = publicUrl ? new URL('/tasks', publicUrl).href : null;
  const text = toText(lines, more, lang, now);
  await email.send(
    address,
    { id: `digest-${userId}-${day}`, subject: subject(lines.length, more, lang), text, link },
    signal,
  );
}

const subject = (count: number, more: boolean, lang: Language): string =>
  lang === 'zh'
    ? `【网上办事大厅】您有 ${count}${more ? ' 件以上' : ' 件'}待办`
    : `[Service hall] ${count}${more ? ' or more' : ''} tasks await you`;

function toText(lines: readonly settings.DigestLine[], more: boolean, lang: Language, now: Date): string {
  const waited = (since: Date): string => {
    const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
    if (lang === 'zh') return days === 0 ? '今天送达' : `已等待 ${days} 天`;
    return days === 0 ? 'since today' : `for ${days} ${days === 1 ? 'day' : 'days'}`;
  };
  const whose = ({ behalf, behalfEn }: settings.DigestLine): string => {
    if (behalf === null) return '';
    return lang === 'zh' ? `代 ${behalf}，` : `for ${behalfEn ?? behalf}, `;
  };
  const rows = lines.map((line) => `- ${line.title} (${whose(line)}${waited(line.since)})`);
  return [...rows, ...(more ? ['…'] : [])].join('\n');
}
