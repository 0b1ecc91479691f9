import type { PrismaClient } from '@flowhall/db';
import { type FormData, type FormFile, holdsNumbers, sensitiveValues } from '@flowhall/forms';
import { type PersonalBox, PHONE_OWNER, sealPhone } from '../../adapters/personal-box.ts';
import { fromJson } from '../../lib/json.ts';
import { openJson, sealingOf } from '../../lib/sealed-json.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { sealedDraft } from '../drafts/index.ts';
import * as stored from './seal-existing.repository.ts';

/** Job that seals what was stored before, or under a former key; once after each start, and daily. */
export const SEAL_EXISTING = 'seal-existing';
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface SealingServices {
  readonly prisma: PrismaClient;
  readonly personal: PersonalBox;
  /** Whether there are former keys whose seals are to be replaced. */
  readonly formerKeys: boolean;
}

/** Seals phones and form values in batches, each in a transaction of its own. May be stopped and run again at any time. */
export async function sealExisting(services: SealingServices): Promise<void> {
  await inBatches((after) => sealPhones(services, after));
  for (const definition of await stored.findDefinitions(services.prisma)) {
    const forms = Object.values(fromJson<Record<string, FormFile>>(definition.forms)).filter(holdsNumbers);
    if (forms.length === 0) continue;
    await inBatches((after) => sealInstances(services, definition.id, forms, after));
    await inBatches((after) => sealDrafts(services, definition.id, forms, after));
  }
}

async function inBatches(work: (after: string) => Promise<string | undefined>): Promise<void> {
  for (let after: string | undefined = FIRST; after !== undefined; ) after = await work(after);
}

/** Seals a batch; what another secret sealed, which is not known here, stays as it is. */
function sealPhones({ prisma, personal }: SealingServices, after: string): Promise<string | undefined> {
  return withTransaction(prisma, async (tx) => {
    const rows = await stored.findPhones(tx, personal.presentPrefix, after);
    const opened = rows.map(({ id, phone }) => ({ id, phone: personal.open(phone, PHONE_OWNER) }));
    const known = opened.filter(({ phone }) => !personal.isSealed(phone));
    if (known.length > 0) {
      await stored.savePhones(
        tx,
        known.map(({ id, phone }) => ({ id, ...sealPhone(personal, phone) })),
      );
    }
    return rows.at(-1)?.id;
  });
}

/** Seals a batch; says after which one the next begins. */
function sealInstances(
  { prisma, personal, formerKeys }: SealingServices,
  definitionId: string,
  forms: readonly FormFile[],
  after: string,
): Promise<string | undefined> {
  return withTransaction(prisma, async (tx) => {
    const where = { definitionId, after, prefix: personal.presentPrefix, formerKeys };
    const rows = await stored.findInstances(tx, where);
    const without: string[] = [];
    for (const row of rows) {
      const { variables, snapshot, approval, rounds, jobs } = openJson(personal, row, row.id);
      const { form = {} } = fromJson<{ form?: FormData }>(variables);
      const numbers = forms.flatMap((one) => sensitiveValues(one, form));
      const sealing = sealingOf(personal, numbers, row.id);
      if (!sealing) {
        without.push(row.id);
        continue;
      }
      const prepared = jobs.map((job) => ({
        ...sealing.copies(job),
        prepared: job.prepared && personal.seal(textOf(job.prepared), row.id),
      }));
      await stored.saveInstance(tx, {
        id: row.id,
        variables: sealing.values(variables),
        ...sealing.copies({ snapshot, approval, rounds }),
        jobs: prepared,
      });
    }
    await stored.markSealed(tx, without);
    return rows.at(-1)?.id;
  });
}

/** What a job does, as it is sealed: as a whole. */
const textOf = (prepared: unknown): string => (typeof prepared === 'string' ? prepared : JSON.stringify(prepared));

function sealDrafts(
  { prisma, personal }: SealingServices,
  definitionId: string,
  forms: readonly FormFile[],
  after: string,
): Promise<string | undefined> {
  return withTransaction(prisma, async (tx) => {
    const rows = await stored.findDrafts(tx, definitionId, after);
    for (const row of rows) {
      const seal = (values: unknown, form: FormFile) => sealedDraft(personal, form, row.userId, values);
      const sealed = forms.reduce(seal, row.form);
      if (sealed !== row.form) await stored.saveDraft(tx, { ...row, form: sealed });
    }
    return rows.at(-1)?.id;
  });
}
