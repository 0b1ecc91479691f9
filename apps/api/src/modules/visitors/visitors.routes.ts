import { authApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import { listPublicItems } from './list-public-items.ts';
import { type SendCodeServices, sendCode } from './send-code.ts';

export interface VisitorsDeps extends SendCodeServices {
  /** A demo without a gateway shows the code instead of sending it. */
  readonly showCode: boolean;
}

const AGAIN_SECONDS = 60;

/** Applying without an account. */
export const visitorsRoutes: FastifyPluginAsync<VisitorsDeps> = async (app, deps) => {
  route(app, authApi.listPublicItems, async () => ({ items: await listPublicItems(deps.prisma, deps.definitions) }));

  route(app, authApi.sendVisitorCode, async ({ params, body, ip }) => {
    if (!deps.sms && !deps.showCode) throw new UserError('sms-unavailable');
    const code = await sendCode(deps, { itemKey: params.key, phone: body.phone, address: ip });
    return { again: AGAIN_SECONDS, ...(deps.showCode && { demoCode: code }) };
  });
};
