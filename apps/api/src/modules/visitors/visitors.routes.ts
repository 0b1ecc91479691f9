import { authApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import { route } from '../../http/route.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import { type PhoneCodeServices, sendCode } from '../phone-codes/index.ts';
import { listPublicItems, publicManifests } from './list-public-items.ts';

export interface VisitorsDeps extends PhoneCodeServices {
  readonly definitions: DefinitionCache;
}

/** Applying without an account. */
export const visitorsRoutes: FastifyPluginAsync<VisitorsDeps> = async (app, deps) => {
  const { prisma, definitions } = deps;

  route(app, authApi.listPublicItems, async () => ({ items: await listPublicItems(prisma, definitions) }));

  route(app, authApi.sendVisitorCode, async ({ params: { key }, body: { phone }, ip }) => {
    const manifests = await publicManifests(prisma, definitions);
    const manifest = manifests.find((one) => one.key === key);
    if (!manifest) throw new UserError('not-found');
    return sendCode(deps, { purpose: key, use: `办理「${manifest.name.zh}」`, phone, address: ip });
  });
};
