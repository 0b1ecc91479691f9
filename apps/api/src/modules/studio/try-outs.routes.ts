import { randomUUID } from 'node:crypto';
import { api, type BeginTryOutBody } from '@flowhall/contracts';
import { initialData } from '@flowhall/forms';
import { Player, TryOut } from '@flowhall/scenarios';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { formOfStep } from '../definitions/index.ts';
import { passable, presentOptions } from '../items/index.ts';
import { type CompiledDraft, createCompiledDrafts } from './compiled-drafts.ts';
import { createDraftValidators } from './draft-validators.ts';
import * as drafts from './item-drafts.repository.ts';
import { draftForm, presentTryOut } from './present-try-out.ts';
import type { StudioServices } from './services.ts';
import { createSession, refusing } from './try-out-session.ts';
import { createTryOutSessions } from './try-out-sessions.ts';
import { tryOutWorld } from './try-out-world.ts';

const toMinute = (date: Date): string => `${date.toISOString().slice(0, 16)}Z`;

/** Drafts tried out in a sandbox in memory: the real rules, a clock of its own, and nothing that is stored or sent. */
export const tryOutsRoutes: FastifyPluginAsync<StudioServices> = async (app, services) => {
  const { prisma, clock } = services;
  const { calendar } = services.migrations;
  const compiled = createCompiledDrafts(services);
  const validators = createDraftValidators(services, compiled);
  const presentation = { calendar, validators };
  const sessions = createTryOutSessions(clock);
  const nextWorkingDay = (from: Date) => calendar.addWorkingTime(from, { days: 1, time: 0 });
  const playedItem = ({ definition }: CompiledDraft) => {
    const { manifest, forms, model } = definition;
    const world = tryOutWorld(services, prisma);
    return {
      ...{ item: { manifest, forms }, model, audienceFacts: world.audienceFacts, isOperator: world.isOperator },
      get directory() {
        return world.directory;
      },
    };
  };
  const startOf = ({ by, form, opinion, next, signature, files }: BeginTryOutBody) => ({
    ...{ by, form },
    ...(opinion && { opinion }),
    ...(next && { next }),
    ...(signature && { signature }),
    ...(files && { files }),
  });

  route(app, api.getTryOutForm, async (request) => {
    const draft = await compiled.current(prisma, request.params.id);
    const { applyStepId } = draft.definition.model;
    const { form } = formOfStep(draft.definition, applyStepId);
    return {
      revision: draft.revision,
      form: draftForm(validators, draft, applyStepId, languageOf(request)),
      value: initialData(form, applyStepId),
    };
  });

  route(app, api.getTryOutValidator, async (request, reply) => {
    const { lang = 'zh', ...signed } = request.query;
    const text = await validators.find({ ...request.params, lang }, signed);
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'private, max-age=3600').send(text);
  });

  route(app, api.getTryOutStartOptions, async (request) => {
    const lang = languageOf(request);
    const draft = await compiled.current(prisma, request.params.id);
    const { by, form, at = toMinute(clock()) } = request.body;
    const player = new Player(playedItem(draft), at, { calendar });
    const options = await refusing(async () => {
      await player.refuseStrangers(by);
      return player.startOptions({ by, form });
    });
    return presentOptions(passable(options, lang), [], lang);
  });

  route(app, api.beginTryOut, async (request) => {
    const { userId } = request.actor;
    const draft = await compiled.current(prisma, request.params.id);
    const { at = toMinute(clock()), steps = [] } = request.body;
    const how = { at, start: startOf(request.body) };
    const tryOut = await refusing(() => TryOut.begin(playedItem(draft), how, { calendar }));
    const session = createSession({ id: randomUUID(), userId, draft, tryOut });
    for (const entry of steps) await session.play(entry, nextWorkingDay);
    sessions.add(session);
    return presentTryOut(session, languageOf(request), presentation);
  });

  route(app, api.getTryOut, (request) => {
    const session = sessions.get(request.params.id, request.actor.userId);
    return presentTryOut(session, languageOf(request), presentation);
  });

  route(app, api.endTryOut, async (request) => sessions.remove(request.params.id, request.actor.userId));

  route(app, api.playTryOut, async (request) => {
    const session = sessions.get(request.params.id, request.actor.userId);
    await session.play(request.body, nextWorkingDay);
    return presentTryOut(session, languageOf(request), presentation);
  });

  route(app, api.getTryOutOptions, async (request) => {
    const lang = languageOf(request);
    const { tryOut } = sessions.get(request.params.id, request.actor.userId);
    const options = await refusing(() => tryOut.player.options(request.body));
    if (!options) throw new UserError('not-found');
    return presentOptions(passable(options, lang), [], lang);
  });

  route(app, api.getTryOutScenario, async (request) => {
    const { tryOut } = sessions.get(request.params.id, request.actor.userId);
    const names = await drafts.findScenarioNames(prisma);
    return { text: tryOut.scenario(request.query.name, (text) => names.get(text) ?? text) };
  });
};
