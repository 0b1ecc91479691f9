import { accountApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { recordAudit } from '../audit/index.ts';
import { findSignInSettings, getCurrentUser, saveSignInSettings } from '../auth/index.ts';
import { type PhoneCodeServices, refuseWithoutCodes, sendCode } from '../phone-codes/index.ts';
import { presentAccount } from './account.presenter.ts';
import * as accounts from './account.repository.ts';
import { phonePurpose, setPhone } from './set-phone.ts';

/** What one signs in with, and what the installation asks for. */
export const accountRoutes: FastifyPluginAsync<PhoneCodeServices> = async (app, services) => {
  const { prisma } = app.database;

  route(app, accountApi.getOwnAccount, async ({ actor }) =>
    presentAccount(await accounts.findAccount(prisma, actor.userId), app.personal),
  );

  route(app, accountApi.sendPhoneCode, ({ actor, body: { phone }, ip }) =>
    sendCode(services, { purpose: phonePurpose(actor.userId), use: '验证手机号', phone, address: ip }),
  );

  route(app, accountApi.setPhone, async ({ actor, body, ip }) => {
    await setPhone({ ...services, personal: app.personal }, { userId: actor.userId, address: ip }, body);
    return getCurrentUser(prisma, actor);
  });

  route(app, accountApi.getSignInSettings, () => findSignInSettings(prisma));

  route(app, accountApi.saveSignInSettings, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      const at = app.clock();
      if (request.body.requirePhone) refuseWithoutCodes(app.config);
      await saveSignInSettings(tx, request.body, at);
      const entry = { at, actorId: request.actor.userId, address: request.ip, detail: request.body };
      await recordAudit(tx, { action: 'sign-in-settings-changed', ...entry });
      return findSignInSettings(tx);
    }),
  );
};
