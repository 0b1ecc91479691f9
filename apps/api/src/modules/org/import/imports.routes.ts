import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import { localDate } from '@flowhall/calendar';
import { api, type ImportCounts, type ImportProblem, type OrganisationImportView } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { UserError } from '../../../errors.ts';
import { contentDisposition } from '../../../http/content-disposition.ts';
import { languageOf } from '../../../http/language.ts';
import { mutate } from '../../../http/mutate.ts';
import { route } from '../../../http/route.ts';
import { fromJson } from '../../../lib/json.ts';
import { streamSpreadsheets } from '../../../lib/spreadsheet.ts';
import { findOrganisation } from '../changes/organisation.repository.ts';
import { exportOrganisation } from './export-organisation.ts';
import * as imports from './imports.repository.ts';
import { type ImportJob, RUN_IMPORT, runImport, sealFile } from './run-import.ts';

const MB = 1024 * 1024;
const FILE_LIMIT = 40 * MB;

/** The parser's own errors carry no status; a limit does. */
function malformed(error: Error): never {
  throw 'statusCode' in error ? error : new UserError('invalid-request', { cause: error });
}

/** The organisation as a file, in and out. */
export const organisationImportsRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;
  const { clock, jobs, personal } = app;
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 5, fieldSize: 1024 } });
  jobs.work<ImportJob>(RUN_IMPORT, (job) => runImport({ prisma, clock, personal, log: app.log }, job), {
    concurrency: 1,
  });

  route(
    app,
    api.createOrganisationImport,
    async (request, reply) => {
      if (!request.isMultipart()) throw new UserError('unsupported-media-type');
      const part = await request.file().catch(malformed);
      const bytes = await part?.toBuffer().catch(malformed);
      if (!part || !bytes || bytes.byteLength === 0) throw new UserError('file-empty');
      const actorId = request.actor.userId;
      const content = `${createHash('sha256').update(bytes).digest('hex')} ${part.filename}`;
      return mutate(
        app,
        request,
        reply,
        async (tx) => {
          const id = uuid();
          const row = await imports.insert(tx, {
            ...{ id, fileName: part.filename.slice(0, 200), file: sealFile(personal, id, bytes) },
            ...{ total: bytes.byteLength, createdById: actorId, createdAt: clock() },
          });
          await jobs.enqueue(tx, RUN_IMPORT, { id, actorId, work: 'read' } satisfies ImportJob);
          return present(row);
        },
        content,
      );
    },
    { bodyLimit: FILE_LIMIT + MB },
  );

  route(app, api.getOrganisationImport, async ({ params }) => {
    const row = await imports.find(prisma, params.id);
    if (!row) throw new UserError('not-found');
    return present(row);
  });

  const begin = (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    { from, to, work }: { readonly from: string; readonly to: string; readonly work: ImportJob['work'] },
  ) =>
    mutate(app, request, reply, async (tx) => {
      const { id } = request.params;
      const before = await imports.find(tx, id);
      if (!before) throw new UserError('not-found');
      const overtaken = work === 'undo' && before.appliedAt && (await imports.hasLater(tx, id, before.appliedAt));
      if (overtaken || !(await imports.step(tx, id, from, to))) throw new UserError('import-state');
      await jobs.enqueue(tx, RUN_IMPORT, { id, actorId: request.actor.userId, work } satisfies ImportJob);
      return present({ ...before, status: to });
    });

  route(app, api.applyOrganisationImport, (request, reply) =>
    begin(request, reply, { from: 'ready', to: 'applying', work: 'apply' }),
  );

  route(app, api.undoOrganisationImport, (request, reply) =>
    begin(request, reply, { from: 'applied', to: 'undoing', work: 'undo' }),
  );

  route(app, api.exportOrganisation, async (request, reply) => {
    const { template = false } = request.query;
    const lang = languageOf(request);
    const nothing = { units: [], people: [], groups: [], posts: [] };
    const sheets = exportOrganisation(template ? nothing : await findOrganisation(prisma), lang);
    const name = {
      zh: template ? '组织机构模板' : '组织机构',
      en: template ? 'Organisation template' : 'Organisation',
    }[lang];
    return reply
      .header('content-disposition', contentDisposition('attachment', `${name} ${localDate(clock())}.xlsx`))
      .header('cache-control', 'private, no-store')
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(streamSpreadsheets(sheets));
  });
};

const present = (row: imports.ImportRow): OrganisationImportView => ({
  ...{ id: row.id, fileName: row.fileName, done: row.done, total: row.total },
  status: fromJson<OrganisationImportView['status']>(row.status),
  counts: fromJson<ImportCounts | null>(row.counts),
  problems: fromJson<ImportProblem[]>(row.problems),
  createdAt: row.createdAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
});
