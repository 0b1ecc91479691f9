import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { changeDirectory, createDirectory, deleteDirectory } from './change-directory.ts';
import { checkDirectory } from './check-directory.ts';
import { presentDirectory, presentEntry, presentRun } from './directories.presenter.ts';
import * as directories from './directories.repository.ts';
import * as runs from './runs.repository.ts';
import type { DirectoryServices } from './services.ts';
import { startRun } from './start-run.ts';

const RUNS_SHOWN = 20;
const ENTRIES_SHOWN = 100;

/** Directories that the organisation is taken from, and their runs. */
export const directoriesRoutes: FastifyPluginAsync<DirectoryServices> = async (app, services) => {
  const { prisma, clock, box } = services;
  type Client = Parameters<typeof directories.findOne>[0];

  async function find(db: Client, id: string): Promise<directories.DirectoryRow> {
    const row = await directories.findOne(db, id);
    if (!row) throw new UserError('not-found');
    return row;
  }
  async function findRun(db: Client, id: string): Promise<runs.RunRow> {
    const row = await runs.findOne(db, id);
    if (!row) throw new UserError('not-found');
    return row;
  }
  const present = async (db: Client, row: directories.DirectoryRow) =>
    presentDirectory(row, (await runs.findLatest(db, row.id, 1))[0]);
  const change = (request: FastifyRequest) => ({
    ...{ userId: request.actor.userId, address: request.ip, at: clock(), box },
    production: app.config.production,
  });

  route(app, api.listDirectories, async () => {
    const rows = await directories.findAll(prisma);
    return { items: await Promise.all(rows.map((row) => present(prisma, row))) };
  });

  route(app, api.createDirectory, (request, reply) =>
    mutate(app, request, reply, async (tx) =>
      present(tx, await find(tx, await createDirectory(tx, request.body, change(request)))),
    ),
  );

  route(app, api.updateDirectory, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      await changeDirectory(tx, request.params.id, request.body, change(request));
      return present(tx, await find(tx, request.params.id));
    }),
  );

  route(app, api.deleteDirectory, (request) =>
    withTransaction(prisma, (tx) => deleteDirectory(tx, request.params.id, change(request))),
  );

  route(app, api.checkDirectory, async ({ params }) => checkDirectory(services, await find(prisma, params.id)));

  route(app, api.startDirectoryRun, (request, reply) =>
    mutate(app, request, reply, async (tx) =>
      presentRun(await startRun(services, tx, await find(tx, request.params.id), request.body)),
    ),
  );

  route(app, api.listDirectoryRuns, async ({ params }) => {
    const { id } = await find(prisma, params.id);
    return { items: (await runs.findLatest(prisma, id, RUNS_SHOWN)).map(presentRun) };
  });

  route(app, api.listDirectoryRunEntries, async ({ params, query }) => {
    const { id } = await findRun(prisma, params.id);
    const { change: wanted, after = 0 } = query;
    const rows = await runs.findEntries(prisma, { runId: id, change: wanted, after, limit: ENTRIES_SHOWN + 1 });
    const shown = rows.slice(0, ENTRIES_SHOWN);
    return { items: shown.map(presentEntry), next: rows.length > ENTRIES_SHOWN ? (shown.at(-1)?.seq ?? null) : null };
  });

  route(app, api.decideDirectoryRun, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { id } = await findRun(tx, request.params.id);
      const { goOn } = request.body;
      // Read again: the directory may have changed while it waited.
      const next = goOn ? { state: 'queued', confirmed: true } : { state: 'declined', finishedAt: clock() };
      if (!(await runs.change(tx, { id, from: ['asks'] }, next))) throw new UserError('directory-busy');
      if (goOn) await services.enqueueRun(tx, { runId: id });
      return presentRun(await findRun(tx, id));
    }),
  );
};
