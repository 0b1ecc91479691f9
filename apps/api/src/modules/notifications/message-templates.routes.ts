import { api, type Language, type MessageTemplate, NOTIFICATION_EVENTS } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { recordAudit } from '../audit/index.ts';
import * as templates from './message-templates.repository.ts';
import { type MessageParams, usualWords } from './message-text.ts';
import { checkWords, fillWords } from './message-words.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** What a preview shows. */
const EXAMPLE: MessageParams = {
  title: '王小明 请假申请',
  number: 'LEAVE-2026-0012',
  step: { zh: '部门审批', en: 'Department approval' },
  actor: { zh: '李老师', en: 'Ms Li' },
};

/** Words of messages outside the application, for administrators. */
export const messageTemplatesRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listMessageTemplates, async () => {
    const rows = await templates.findTemplates(prisma);
    const items = NOTIFICATION_EVENTS.flatMap((event) =>
      LANGUAGES.map((lang): MessageTemplate => {
        const usual = usualWords(event, lang);
        const row = rows.find((one) => one.event === event && one.lang === lang);
        const { subject, text } = row ?? usual;
        return { event, lang, subject, text, usual, changedAt: row?.changedAt.toISOString() ?? null };
      }),
    );
    return { items };
  });

  route(app, api.saveMessageTemplate, async ({ actor, params, body, ip: address }) => {
    checkWords(body);
    const at = app.clock();
    await withTransaction(prisma, async (tx) => {
      await templates.saveTemplate(tx, params, body, at);
      const subject = `${params.event} ${params.lang}`;
      const detail = { subject: body.subject, text: body.text };
      await recordAudit(tx, {
        action: 'message-template-changed',
        at,
        actorId: actor.userId,
        subject,
        detail,
        address,
      });
    });
  });

  route(app, api.resetMessageTemplate, async ({ actor, params, ip: address }) => {
    const at = app.clock();
    await withTransaction(prisma, async (tx) => {
      await templates.removeTemplate(tx, params);
      const subject = `${params.event} ${params.lang}`;
      await recordAudit(tx, { action: 'message-template-changed', at, actorId: actor.userId, subject, address });
    });
  });

  route(app, api.previewMessageTemplate, async ({ params: { lang }, body }) => {
    checkWords(body);
    return fillWords(body, EXAMPLE, lang);
  });
};
