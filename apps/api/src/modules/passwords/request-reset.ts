import type { Jobs } from '../../adapters/jobs.ts';
import type { Mailer } from '../../adapters/mailer.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { LINK_LIFETIMES_MS, makeLink } from './password-links.ts';
import * as passwords from './passwords.repository.ts';
import type { LinkServices } from './use-link.ts';

/** Mails links to those who have forgotten their password. */
export const MAIL_PASSWORD_LINK = 'mail-password-link';

export interface ResetJob {
  /** Nobody, for a name that nobody has: asking takes as long and leaves as much behind. */
  readonly userIds: readonly string[];
  readonly address: string;
}

/** Accounts that share a mail address. */
const MOST_ACCOUNTS = 3;
/** Links within an hour: a mailbox is not to be flooded. */
export const RESETS_PER_HOUR = 3;
const MINUTE_MS = 60_000;

/** Asks for a link. What is done does not depend on whether the account exists; the job does the rest. */
export async function requestReset({ prisma, jobs }: LinkServices & { jobs: Jobs }, account: string, address: string) {
  const userIds = await passwords.findForReset(prisma, account.trim(), MOST_ACCOUNTS);
  const job: ResetJob = { userIds, address };
  await withTransaction(prisma, (tx) => jobs.enqueue(tx, MAIL_PASSWORD_LINK, job));
}

export interface MailServices extends LinkServices {
  readonly mailer: Mailer;
  /** Under which people reach this installation. */
  readonly origin: string;
  readonly siteName: { readonly zh: string; readonly en: string };
}

/** Makes the links and mails them. The secret exists in the mail alone: tried again, another link takes its place. */
export async function mailLinks(services: MailServices, { userIds, address }: ResetJob, key: string): Promise<void> {
  for (const userId of userIds) await mailLink(services, userId, address, key);
}

async function mailLink(services: MailServices, userId: string, address: string, key: string): Promise<void> {
  const { prisma, clock, mailer, origin, siteName } = services;
  const now = clock();
  const owner = await passwords.findOwner(prisma, userId);
  if (!owner?.email) return;
  const { email, username } = owner;
  const url = await withTransaction(prisma, async (tx) => {
    const since = new Date(now.getTime() - 60 * MINUTE_MS);
    if ((await passwords.countLinks(tx, userId, since)) >= RESETS_PER_HOUR) return null;
    const link = await makeLink(tx, { kind: 'reset', userId, origin, now });
    await recordAudit(tx, { action: 'password-reset-asked', at: now, subject: userId, address });
    return link.url;
  });
  if (url === null) return;
  const minutes = LINK_LIFETIMES_MS.reset / MINUTE_MS;
  const mail =
    owner.locale === 'en'
      ? {
          subject: `${siteName.en}: set a new password`,
          text: `Somebody, probably you, asked for a new password for ${username}.\n\nSet it within ${minutes} minutes here; the link works once:\n${url}\n\nIf it was not you, do nothing: your password stays as it is.`,
        }
      : {
          subject: `${siteName.zh}：重设密码`,
          text: `有人（应该是您本人）申请重设账号 ${username} 的密码。\n\n请在 ${minutes} 分钟内打开下面的链接设置新密码，链接只能使用一次：\n${url}\n\n如非本人操作，请忽略此邮件，密码不会改变。`,
        };
  await mailer.send({ to: [email], cc: [], ...mail }, `${key}-${userId}`);
}
