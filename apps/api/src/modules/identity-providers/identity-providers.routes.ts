import { api } from '@flowhall/contracts';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.ts';
import { mutate } from '../../http/mutate.ts';
import { route } from '../../http/route.ts';
import { withTransaction } from '../../lib/transaction.ts';
import { callbackUrl } from './callback-url.ts';
import { changeProvider, createProvider, deleteProvider } from './change-provider.ts';
import { presentProvider } from './identity-providers.presenter.ts';
import * as providers from './identity-providers.repository.ts';
import { ProviderFailure } from './provider.ts';
import type { ProviderServices } from './services.ts';

const NO_ANSWER = {
  zh: '没有得到应有的答复：请核对地址、协议和密钥；原因见服务器日志。',
  en: 'No answer as expected: check address, protocol and secret. The server’s log has the reason.',
};

/** By which providers people sign in. */
export const identityProvidersRoutes: FastifyPluginAsync<{ readonly services: ProviderServices }> = async (
  app,
  { services },
) => {
  const { prisma } = app.database;
  const present = async (client: Parameters<typeof providers.findOne>[0], request: FastifyRequest, id: string) => {
    const row = await providers.findOne(client, id);
    if (!row) throw new UserError('not-found');
    return presentProvider(row, callbackUrl(app, request, row.key));
  };
  const change = (request: FastifyRequest) => ({
    userId: request.actor.userId,
    address: request.ip,
    at: app.clock(),
    box: services.box,
    config: app.config,
  });

  route(app, api.listIdentityProviders, async (request) => {
    const rows = await providers.findAll(prisma);
    return { items: rows.map((row) => presentProvider(row, callbackUrl(app, request, row.key))) };
  });

  route(app, api.createIdentityProvider, (request, reply) =>
    mutate(app, request, reply, async (tx) =>
      present(tx, request, await createProvider(tx, request.body, change(request))),
    ),
  );

  route(app, api.updateIdentityProvider, (request, reply) =>
    mutate(app, request, reply, async (tx) => {
      await changeProvider(tx, request.params.id, request.body, change(request));
      return present(tx, request, request.params.id);
    }),
  );

  route(app, api.deleteIdentityProvider, (request) =>
    withTransaction(prisma, (tx) => deleteProvider(tx, request.params.id, change(request))),
  );

  route(app, api.checkIdentityProvider, async (request) => {
    const row = await providers.findOne(prisma, request.params.id);
    if (!row) throw new UserError('not-found');
    try {
      return { ok: true, detail: await services.kindOf(row).check(services.settingsOf(row)) };
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      // What the address answers instead is for the log: the page is no way to look around in a network.
      request.log.warn({ err: error, provider: row.key }, 'identity provider does not answer as expected');
      return { ok: false, detail: NO_ANSWER };
    }
  });
};
