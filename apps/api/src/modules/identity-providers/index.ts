import type { FastifyPluginAsync } from 'fastify';
import { createSecretBox } from '../../adapters/secret-box.ts';
import { directorySignInRoutes } from './directory-sign-in.routes.ts';
import { identityProvidersRoutes as adminRoutes } from './identity-providers.routes.ts';
import { createProviderServices } from './services.ts';
import { signInRoutes } from './sign-in.routes.ts';

/** Signing in by other systems (OpenID Connect, CAS, LDAP), and which ones. */
export const identityProvidersRoutes: FastifyPluginAsync<{ readonly secret: string }> = async (app, { secret }) => {
  const { clock, database } = app;
  const services = createProviderServices({ prisma: database.prisma, clock, box: createSecretBox(secret) });
  await app.register(signInRoutes, { services, secret });
  await app.register(directorySignInRoutes, { services, secret });
  await app.register(adminRoutes, { services });
};
