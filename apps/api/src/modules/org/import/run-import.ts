import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ImportCounts, ImportProblem, LocalizedText } from '@flowhall/contracts';
import type { PrismaClient } from '@flowhall/db';
import type { FastifyBaseLogger } from 'fastify';
import { v7 as uuid } from 'uuid';
import { type PersonalBox, sealPhone } from '../../../adapters/personal-box.ts';
import type { Clock } from '../../../clock.ts';
import { fromJson, toJson } from '../../../lib/json.ts';
import { withTransaction } from '../../../lib/transaction.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeOrganisation } from '../change-organisation.ts';
import { applyChanges } from '../changes/apply-changes.ts';
import type { DesiredOrganisation, PlanProblem } from '../changes/desired-organisation.ts';
import { findBusy, findOrganisation, lockOrganisation } from '../changes/organisation.repository.ts';
import { kindOf, type OrganisationChange } from '../changes/organisation.ts';
import { checkChanges } from '../changes/plan-checks.ts';
import type { OrganisationPlan } from '../changes/plan-organisation.ts';
import { problemWords } from '../changes/problem-words.ts';
import { undoOf } from '../changes/undo-changes.ts';
import { LAYOUT, SHEETS } from './columns.ts';
import * as imports from './imports.repository.ts';
import { readOrganisationFile } from './read-organisation-file.ts';

export const RUN_IMPORT = 'organisation-import';

export interface ImportJob {
  readonly id: string;
  readonly actorId: string;
  readonly work: 'read' | 'apply' | 'undo';
}

export interface ImportServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly personal: PersonalBox;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
}

/** Thousands of people in one transaction take their time. */
const LONG = { timeout: 10 * 60_000, maxWait: 60_000 };
/** Problems that are kept; whoever has more mends these first. */
const KEPT = 2000;
const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** Takes an import one step further. Running again is harmless: a step begins in its own state only. */
export async function runImport(services: ImportServices, job: ImportJob): Promise<void> {
  const { prisma, log } = services;
  try {
    await STEPS[job.work](services, job);
  } catch (error) {
    log.error({ err: error, importId: job.id }, 'import of the organisation failed');
    await imports.update(prisma, job.id, { status: 'failed' });
  }
}

const STEPS = { read: readImport, apply: applyImport, undo: undoImport };

/** The file as it is kept until it is applied: it holds phones. */
export const sealFile = (box: PersonalBox, id: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(box.seal(Buffer.from(bytes).toString('base64'), id)));

const openFile = (box: PersonalBox, id: string, file: Uint8Array): Uint8Array =>
  Buffer.from(box.open(Buffer.from(file).toString(), id), 'base64');

async function readImport({ prisma, personal, clock }: ImportServices, { id }: ImportJob): Promise<void> {
  const row = await imports.findContent(prisma, id);
  if (row?.status !== 'reading' || !row.file) return;
  const bytes = openFile(personal, id, row.file);
  let told = 0;
  const file = await readOrganisationFile(bytes, (done) => {
    if (done - told < bytes.length / 10) return;
    told = done;
    void imports.update(prisma, id, { done }).catch(() => undefined);
  });
  const plan = await withTransaction(
    prisma,
    (tx) => changeOrganisation(tx, file.desired, { ...wish(personal), at: clock(), dryRun: true }),
    LONG,
  );
  const problems = [...file.problems, ...plan.problems.map(presentProblem)];
  await imports.update(prisma, id, {
    ...{ status: problems.length > 0 ? 'refused' : 'ready', done: bytes.length, counts: toJson(countsOf(plan)) },
    problems: toJson(problems.toSorted((one, other) => one.row - other.row).slice(0, KEPT)),
    ...(problems.length > 0 && { file: null }),
  });
}

const wish = (personal: PersonalBox) => ({
  source: 'import',
  nextId: () => uuid(),
  sealPhone: (phone: string) => sealPhone(personal, phone),
});

async function applyImport({ prisma, personal, clock }: ImportServices, { id, actorId }: ImportJob): Promise<void> {
  const row = await imports.findContent(prisma, id);
  if (row?.status !== 'applying' || !row.file) return;
  const file = await readOrganisationFile(openFile(personal, id, row.file));
  const at = clock();
  await withTransaction(
    prisma,
    async (tx) => {
      const desired: DesiredOrganisation = file.desired;
      const plan = await changeOrganisation(tx, desired, { ...wish(personal), at });
      // Somebody changed the organisation since it was read.
      if (plan.problems.length > 0) {
        await imports.update(tx, id, { status: 'refused', problems: toJson(plan.problems.map(presentProblem)) });
        return;
      }
      const changes = Uint8Array.from(await zip(JSON.stringify(plan.changes)));
      const counts = countsOf(plan);
      await imports.update(tx, id, { status: 'applied', appliedAt: at, file: null, changes, counts: toJson(counts) });
      const detail = { file: row.fileName, changes: plan.changes.length };
      await recordAudit(tx, { action: 'organisation-imported', at, actorId, subject: id, detail });
    },
    LONG,
  );
}

async function undoImport({ prisma, clock }: ImportServices, { id, actorId }: ImportJob): Promise<void> {
  const row = await imports.findContent(prisma, id);
  if (row?.status !== 'undoing' || !row.changes) return;
  const applied = fromJson<OrganisationChange[]>(JSON.parse((await unzip(row.changes)).toString()));
  const at = clock();
  await withTransaction(
    prisma,
    async (tx) => {
      await lockOrganisation(tx);
      const present = await findOrganisation(tx);
      const { changes, changedSince } = undoOf(applied, present);
      const problems = [
        ...changedSince.map(({ entity, key }) => ({ ...place(entity), value: key, what: CHANGED_SINCE })),
        ...checkChanges(present, changes, await findBusy(tx)).map(presentProblem),
      ];
      if (problems.length > 0) {
        await imports.update(tx, id, { status: 'applied', problems: toJson(problems.slice(0, KEPT)) });
        return;
      }
      await applyChanges(tx, changes, { at, nextId: () => uuid() });
      await imports.update(tx, id, { status: 'undone', undoneAt: at, changes: null, problems: [] });
      const detail = { file: row.fileName, changes: changes.length };
      await recordAudit(tx, { action: 'organisation-import-undone', at, actorId, subject: id, detail });
    },
    LONG,
  );
}

const CHANGED_SINCE: LocalizedText = {
  zh: '导入之后又被修改，不能撤销；请先改回，或手工调整',
  en: 'was changed after the import, so that it cannot be taken back; change it back first, or mend it by hand',
};

const place = (entity: OrganisationChange['entity']) => {
  const sheet = LAYOUT[entity === 'unit' ? 'units' : entity === 'person' ? 'people' : 'groups'];
  const [column] = sheet.columns;
  return { sheet: sheet.title.zh, row: 0, column: { zh: column?.zh ?? '', en: column?.en ?? '' } };
};

function presentProblem(problem: PlanProblem): ImportProblem {
  const { origin, field, value } = problem;
  const column = SHEETS.flatMap((sheet) => LAYOUT[sheet].columns).find((one) => one.field === field);
  return {
    ...{ sheet: origin?.sheet ?? '', row: origin?.row ?? 0, value },
    column: { zh: column?.zh ?? '', en: column?.en ?? '' },
    what: { zh: problemWords(problem, 'zh'), en: problemWords(problem, 'en') },
  };
}

function countsOf({ changes, unchanged }: OrganisationPlan): ImportCounts {
  const of = (entity: OrganisationChange['entity'], same: number) => {
    const counts = { added: 0, changed: 0, closed: 0, reopened: 0, unchanged: same };
    for (const change of changes) if (change.entity === entity) counts[kindOf(change)] += 1;
    return counts;
  };
  return {
    units: of('unit', unchanged.units),
    people: of('person', unchanged.people),
    groups: of('group', unchanged.groups),
  };
}
