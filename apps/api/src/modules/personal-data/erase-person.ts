import type { HistoryDetail, RecordedPerson } from '@flowhall/approval';
import type { Erasure } from '@flowhall/contracts';
import { UserError } from '../../errors.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import { changeEntries, eraseApplication } from './erase-application.ts';
import { deleteFiles } from './keep-retention.ts';
import * as people from './person.repository.ts';
import type { PersonalDataServices } from './services.ts';

/** What stands where a name stood. */
const NOBODY = { zh: '已清除', en: 'Erased' };

export interface ErasingPerson {
  readonly userId: string;
  readonly actorId: string;
  readonly reason: string;
  readonly address: string;
}

/**
 * Replaces the personal data of somebody whose account is closed: the account, the content of their applications, their
 * name in the records of all. What was decided, by whom as a number, and when, stays, and can still be proved.
 * @throws UserError `not-found`, `account-open`, `work-open`
 */
export async function erasePerson(services: PersonalDataServices, erasing: ErasingPerson): Promise<Erasure> {
  const { prisma, clock, personal } = services;
  const { userId, actorId, reason, address } = erasing;
  const at = clock();
  const { keys, applications } = await withTransaction(prisma, async (tx) => {
    const account = await people.lock(tx, userId);
    if (!account) throw new UserError('not-found');
    if (account.status !== 'CLOSED') throw new UserError('account-open');
    const open = await people.countOpenWork(tx, userId);
    if (open > 0) throw new UserError('work-open', { params: { count: open } });
    const found: string[] = [];
    let erased = 0;
    for (const id of await people.findApplicationIds(tx, userId)) {
      const files = await eraseApplication(tx, id, { at, personal, reason: 'person', actorId });
      if (files) erased += 1;
      found.push(...(files ?? []));
    }
    for (const id of await people.findNamingInstances(tx, userId)) {
      await changeEntries(tx, personal, id, (entry) => ({
        changes: entry.changes,
        detail: withoutName(entry.detail, userId),
      }));
    }
    found.push(...(await people.eraseAccount(tx, userId, { at, name: NOBODY.zh, nameEn: NOBODY.en })));
    const detail = { applications: erased, files: found.length, reason };
    await recordAudit(tx, { action: 'personal-data-erased', at, actorId, subject: userId, detail, address });
    return { keys: found, applications: erased };
  });
  await deleteFiles(services, keys);
  return { applications, files: keys.length };
}

/** The detail of an entry in which somebody has no name, department or post any more, and has not signed by hand. */
function withoutName(detail: HistoryDetail, userId: string): HistoryDetail {
  const { signature, ...rest } = detail;
  const signed = detail.actor?.id === userId ? {} : signature && { signature };
  return { ...replaced(rest, userId), ...signed };
}

function replaced<T>(json: T, userId: string): T;
function replaced(json: unknown, userId: string): unknown {
  if (Array.isArray(json)) return json.map((one: unknown) => replaced(one, userId));
  if (typeof json !== 'object' || json === null) return json;
  if ('id' in json && json.id === userId && 'name' in json) {
    return { id: userId, name: NOBODY, department: null, post: null } satisfies RecordedPerson;
  }
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, replaced(value, userId)]));
}
