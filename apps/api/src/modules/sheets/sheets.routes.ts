import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { contentDisposition } from '../../http/content-disposition.ts';
import { languageOf } from '../../http/language.ts';
import { route } from '../../http/route.ts';
import { printSheet, type SheetServices } from './print-sheet.ts';
import { verifySheet } from './verify-sheet.ts';

/** Of one address within a minute: an office that checks a pile of paper, but nobody who tries codes. */
const CHECKS = 60;

/** Approval sheets: made for those who may see the application, checked by anybody who holds one. */
export const sheetsRoutes: FastifyPluginAsync<SheetServices> = async (app, services) => {
  const limit = app.createRateLimit({
    max: CHECKS,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => `verify ${ip}`,
  });
  const originOf = ({ protocol, host }: FastifyRequest): string =>
    (app.config.publicUrl ?? `${protocol}://${host}`).replace(/\/+$/, '');

  route(app, api.getSheet, async (request, reply) => {
    const { actor, params } = request;
    const wish = { instanceId: params.id, actor, lang: languageOf(request), origin: originOf(request) };
    const { pdf, name } = await printSheet(services, wish);
    return reply
      .type('application/pdf')
      .header('content-length', pdf.length)
      .header('content-disposition', contentDisposition('attachment', name))
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(pdf));
  });

  route(app, api.verifySheet, async (request) => {
    const state = await limit(request);
    if (!state.isAllowed && state.isExceeded) {
      throw new UserError('too-many-requests', { params: { seconds: state.ttlInSeconds } });
    }
    return verifySheet(services, request.params.code, request.query.file);
  });
};
