import { api } from '@flowhall/contracts';
import { mediaTypeOf } from '@flowhall/items';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import { languageOf } from '../../http/language.ts';
import { mutate } from '../../http/mutate.ts';
import { may, reachOf } from '../../http/reach.ts';
import { route } from '../../http/route.ts';
import { itemKeysWithin } from '../../http/within-reach.repository.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { findDefinitionRow, findUserNames, findVersionFiles, presentDefinition } from '../definitions/index.ts';
import { checkDraft, presentFindings } from './check-draft.ts';
import { createCompiledDrafts } from './compiled-drafts.ts';
import { createDraft } from './create-draft.ts';
import { deployDraft, prepareDraft } from './deploy-draft.ts';
import { effectOf } from './effect.ts';
import * as itemChanges from './item-changes.repository.ts';
import * as drafts from './item-drafts.repository.ts';
import { itemZipsRoutes } from './item-zips.routes.ts';
import { presentDraft } from './present-draft.ts';
import { runScenarios } from './run-scenarios.ts';
import type { StudioServices } from './services.ts';
import { abilitiesOf, guardItems } from './studio.policy.ts';
import { nameOf, presentChange, presentFiles, presentItems } from './studio.presenter.ts';
import { tryOutsRoutes } from './try-outs.routes.ts';
import { layDown, saveDraft, takeDraft, throwAway } from './work-on-draft.ts';

const MANIFEST = 'item.yaml';

/** A request carries the files of a change. */
const SAVE_LIMIT = 10 * 1024 * 1024;

/** The process studio: drafts of service items as folders of files, and their deployment. */
export const studioRoutes: FastifyPluginAsync<StudioServices> = async (app, services) => {
  const { prisma, clock } = services;
  app.addHook(
    'preHandler',
    guardItems({ draft: (id) => drafts.find(prisma, id), version: (id) => drafts.findVersion(prisma, id) }),
  );
  const compiled = createCompiledDrafts(services);
  await app.register(itemZipsRoutes, services);
  await app.register(tryOutsRoutes, { ...services, compiled });

  route(app, api.listStudioItems, async (request) => {
    const within = itemKeysWithin(reachOf(request.actor, 'definitions.edit'));
    const [items, rows] = await Promise.all([drafts.findItems(prisma, within), drafts.findAll(prisma, within)]);
    const names = await findUserNames(
      prisma,
      rows.map((row) => row.updatedBy),
    );
    const known = new Set(items.map((item) => item.key));
    const made = rows.filter((row) => !known.has(row.itemKey));
    const newNames = await Promise.all(
      made.map(async ({ id, itemKey }) => {
        const file = await drafts.findFile(prisma, id, MANIFEST);
        return [itemKey, nameOf(itemKey, new Map(file && [[MANIFEST, file.content]]))] as const;
      }),
    );
    return { items: presentItems(items, rows, new Map(newNames), names), abilities: abilitiesOf(request.actor) };
  });

  route(app, api.createItemDraft, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const { actor, body } = request;
      if (!may(actor, 'definitions.edit', body)) throw new UserError('forbidden');
      const row = await createDraft(tx, body, { userId: actor.userId, now: clock() });
      return presentDraft(tx, row, { actor, now: clock() });
    }),
  );

  route(app, api.getItemDraft, async (request) => {
    const row = await drafts.find(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    return presentDraft(prisma, row, { actor: request.actor, now: clock() });
  });

  route(app, api.deleteItemDraft, async (request) => {
    const at = { id: request.params.id, userId: request.actor.userId };
    await withTransaction(prisma, (tx) => throwAway(tx, at, clock()));
  });

  route(
    app,
    api.saveItemDraft,
    async (request) => {
      const at = { id: request.params.id, userId: request.actor.userId };
      const saved = await withTransaction(prisma, (tx) => saveDraft(tx, at, request.body, clock()));
      const { findings } = await checkDraft(prisma, saved.row.itemKey, saved.files);
      return { revision: saved.row.revision, findings: presentFindings(findings) };
    },
    { bodyLimit: SAVE_LIMIT },
  );

  route(app, api.getItemDraftFile, async (request, reply) => {
    const { path } = request.query;
    const file = await drafts.findFile(prisma, request.params.id, path);
    if (!file) throw new UserError('not-found');
    return reply
      .type(mediaTypeOf(path))
      .header('content-disposition', contentDisposition('attachment', path.slice(path.lastIndexOf('/') + 1)))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(file.content));
  });

  route(app, api.lockItemDraft, (request) => {
    const at = { id: request.params.id, userId: request.actor.userId };
    return withTransaction(prisma, (tx) => takeDraft(services, tx, at, request.body.takeOver === true));
  });

  route(app, api.unlockItemDraft, async (request) => {
    const at = { id: request.params.id, userId: request.actor.userId };
    await withTransaction(prisma, (tx) => layDown(tx, at, clock()));
  });

  route(app, api.validateItemDraft, async (request) => {
    const row = await drafts.find(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    const { findings } = await checkDraft(prisma, row.itemKey, await drafts.findFiles(prisma, row.id));
    return { revision: row.revision, findings: presentFindings(findings) };
  });

  route(app, api.deployItemDraft, async (request, reply) => {
    const { params, body, actor } = request;
    const draft = await prepareDraft(services, { id: params.id, revision: body.revision });
    return mutate(app, request, reply, async (tx) => {
      const id = await deployDraft(services, tx, { id: params.id, draft, body, actor, lang: languageOf(request) });
      const row = await findDefinitionRow(tx, id);
      return presentDefinition(row, await findUserNames(tx, row.deployedBy ? [row.deployedBy] : []));
    });
  });

  route(app, api.runItemScenarios, (request) => runScenarios(services, compiled, request.params.id));

  route(app, api.getItemDraftEffect, (request) => {
    const at = { id: request.params.id, userId: request.actor.userId, lang: languageOf(request) };
    return effectOf(services, at);
  });

  route(app, api.listItemChanges, async (request) => {
    const draft = await drafts.find(prisma, request.params.id);
    if (!draft) throw new UserError('not-found');
    const rows = await itemChanges.findAll(prisma, draft.itemKey);
    const names = await findUserNames(prisma, [...new Set(rows.map((row) => row.userId))]);
    return { items: rows.map((row) => presentChange(row, names, languageOf(request))) };
  });

  route(app, api.getVersionFiles, async (request) => {
    const { id } = request.params;
    const row = await drafts.findVersion(prisma, id);
    const files = row && (await findVersionFiles(prisma, id));
    if (!row || !files) throw new UserError('not-found');
    return { definitionId: id, itemKey: row.itemKey, version: row.version, files: presentFiles(files) };
  });
};
