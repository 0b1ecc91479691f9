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
import type { CompiledDraft, CompiledDrafts } from './compiled-drafts.ts';
import { createDraftValidators } from './draft-validators.ts';
import { playedItem, realWorld } from './played-item.ts';
import { draftForm, presentTryOut } from './present-try-out.ts';
import { refusing } from './refusing.ts';
import type { StudioServices } from './services.ts';
import { findScenarioNames } from './studio-people.repository.ts';
import { createSession } from './try-out-session.ts';
import { createTryOutSessions } from './try-out-sessions.ts';

const toMinute = (date: Date): string => `${date.toISOString().slice(0, 16)}Z`;

export interface TryOutServices extends StudioServices {
  readonly compiled: CompiledDrafts;
}

/** Drafts tried out in a sandbox in memory: the real rules, a clock of its own, and nothing that is stored or sent. */
export const tryOutsRoutes: FastifyPluginAsync<TryOutServices> = async (app, services) => {
  const { prisma, clock, compiled } = services;
  const { calendar } = services.migrations;
  const validators = createDraftValidators(services, compiled);
  const presentation = { calendar, validators };
  const sessions = createTryOutSessions(clock);
  const nextWorkingDay = (from: Date) => calendar.addWorkingTime(from, { days: 1, time: 0 });
  const world = realWorld(services, prisma);
  const played = ({ definition }: CompiledDraft) => playedItem(services, definition, world);
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
    const player = new Player(played(draft), at, { calendar, lang });
    const options = await refusing(lang, async () => {
      await player.refuseStrangers(by);
      return player.startOptions({ by, form });
    });
    return presentOptions(passable(options, lang), [], lang);
  });

  route(app, api.beginTryOut, async (request) => {
    const { userId } = request.actor;
    const lang = languageOf(request);
    const { id } = request.params;
    const { at = toMinute(clock()), steps = [], revision } = request.body;
    const draft = revision === undefined ? await compiled.current(prisma, id) : await compiled.at(prisma, id, revision);
    if (!draft) throw new UserError('try-out-outdated');
    const how = { at, start: startOf(request.body) };
    const tryOut = await refusing(lang, () => TryOut.begin(played(draft), how, { calendar, lang }));
    const session = createSession({ id: randomUUID(), userId, draft, tryOut, nextWorkingDay });
    for (const entry of steps) await session.play(entry, lang);
    sessions.add(session);
    return presentTryOut(session, lang, presentation);
  });

  route(app, api.getTryOut, (request) => {
    const session = sessions.get(request.params.id, request.actor.userId);
    return presentTryOut(session, languageOf(request), presentation);
  });

  route(app, api.endTryOut, async (request) => sessions.remove(request.params.id, request.actor.userId));

  route(app, api.playTryOut, async (request) => {
    const session = sessions.get(request.params.id, request.actor.userId);
    const lang = languageOf(request);
    await session.play(request.body, lang);
    return presentTryOut(session, lang, presentation);
  });

  route(app, api.undoTryOut, async (request) => {
    const session = sessions.get(request.params.id, request.actor.userId);
    const lang = languageOf(request);
    await session.undo(lang);
    return presentTryOut(session, lang, presentation);
  });

  route(app, api.getTryOutOptions, async (request) => {
    const lang = languageOf(request);
    const { tryOut } = sessions.get(request.params.id, request.actor.userId);
    const options = await refusing(lang, () => tryOut.player.options(request.body));
    if (!options) throw new UserError('not-found');
    return presentOptions(passable(options, lang), [], lang);
  });

  route(app, api.getTryOutScenario, async (request) => {
    const { tryOut } = sessions.get(request.params.id, request.actor.userId);
    const names = await findScenarioNames(prisma, tryOut.texts());
    return { text: tryOut.scenario(request.query.name, (text) => names.get(text) ?? text) };
  });
};
