import { api, EXPORTED_ROWS } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { cellTime, sendSpreadsheet } from '../../http/send-spreadsheet.ts';
import { collectPages } from '../../lib/collect-pages.ts';
import { AUDIT_WORDS, actionWord } from './audit-words.ts';
import { readAudit } from './read-audit.ts';

const PAGE = 500;

/** The audit log: nothing in it can be changed through the API. */
export const auditRoutes: FastifyPluginAsync = async (app) => {
  const { prisma } = app.database;

  route(app, api.listAuditEntries, (request) => readAudit(prisma, request.query, request.actor, languageOf(request)));

  route(app, api.exportAuditEntries, async (request, reply) => {
    const lang = languageOf(request);
    const { rows, more } = await collectPages(EXPORTED_ROWS, (cursor) =>
      readAudit(prisma, { ...request.query, limit: PAGE, ...(cursor && { cursor }) }, request.actor, lang),
    );
    const word = (name: keyof typeof AUDIT_WORDS) => AUDIT_WORDS[name][lang];
    return sendSpreadsheet(reply, {
      name: word('title'),
      columns: [
        { title: word('at'), width: 17 },
        { title: word('actor'), width: 14 },
        { title: word('action'), width: 24 },
        { title: word('subject'), width: 40 },
        { title: word('detail'), width: 60 },
        { title: word('address'), width: 20 },
      ],
      rows: rows.map((row) => [
        cellTime(row.at),
        row.actor?.name ?? '',
        actionWord(row.action, lang),
        [row.subjectName, row.subject].filter((text) => text !== null).join(' '),
        Object.entries(row.detail)
          .map(([key, value]) => `${key}=${String(value)}`)
          .join('; '),
        row.address ?? '',
      ]),
      ...{ more, lang, at: app.clock() },
    });
  });
};
