import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import { ApprovalError } from '@flowhall/approval';
import type { Database } from '@flowhall/db';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { createChannels } from './adapters/channels/create-channels.ts';
import { createFileStorage } from './adapters/file-storage.ts';
import { createHttpConnector } from './adapters/http-connector/http-connector.ts';
import { createSmtpMailer } from './adapters/mailer.ts';
import { createPdfRenderer } from './adapters/pdf-renderer/pdf-renderer.ts';
import { createPersonalBox } from './adapters/personal-box.ts';
import { createSecrets } from './adapters/secrets.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { refuseAddress, refuseBytes } from './http/refuse-malformed.ts';
import { validatorCompiler } from './http/validation.ts';
import { apiTokensRoutes, createFindProgram } from './modules/api-tokens/index.ts';
import { auditRoutes, recordAudit } from './modules/audit/index.ts';
import { authRoutes, createActors } from './modules/auth/index.ts';
import { eventsRoutes } from './modules/events/index.ts';
import { healthRoutes } from './modules/health/index.ts';
import { identityProvidersRoutes } from './modules/identity-providers/index.ts';
import { organisationRoutes, orgRoutes } from './modules/org/index.ts';
import { rightsRoutes } from './modules/rights/index.ts';
import { scimRoutes } from './modules/scim/index.ts';
import { sessionsRoutes } from './modules/sessions/index.ts';
import { authentication } from './plugins/authentication.ts';
import { context } from './plugins/context.ts';
import { emptyBody } from './plugins/empty-body.ts';
import { type ErrorTranslator, errorHandler } from './plugins/error-handler.ts';
import { events } from './plugins/events.ts';
import { gracefulClose } from './plugins/graceful-close.ts';
import { jobs } from './plugins/jobs.ts';
import { openapi } from './plugins/openapi.ts';
import { refusals } from './plugins/refusals.ts';
import { requestLog } from './plugins/request-log.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { storableInput } from './plugins/storable-input.ts';
import { inlineScriptsOf, webApp } from './plugins/web-app.ts';
import { serviceHall } from './service-hall.ts';

export interface AppDependencies {
  config: Config;
  /** Opened and migrated; whoever gives it closes it after the app. */
  database: Database;
  /** Signs tokens. */
  secret: string;
  clock?: Clock;
  logger?: FastifyServerOptions['logger'];
  /** Whether this process works on jobs by itself; tests call `app.jobs.runDue()` instead. */
  runJobs?: boolean;
  /** The built single-page application; absent: that of this repository. */
  webFolder?: string;
  /** Pause between signs of life on live streams. */
  heartbeatMs?: number;
}

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));
const BODY_LIMIT = 2 * 1024 * 1024;

const translateApproval: ErrorTranslator = (error) =>
  error instanceof ApprovalError ? { code: error.code, details: { params: error.params } } : undefined;

/** Builds the application, in this order. It does not listen. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const {
    config,
    database,
    secret,
    clock = systemClock,
    logger = false,
    runJobs = true,
    webFolder = WEB_FOLDER,
    heartbeatMs = 20_000,
  } = dependencies;
  const app = Fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
  });
  app.setValidatorCompiler(validatorCompiler);

  const personal = createPersonalBox(secret, config.formerSecrets);
  await app.register(context, { config, clock, database, personal });
  await app.register(emptyBody);
  await app.register(storableInput);
  await app.register(errorHandler, { translate: [translateApproval] });
  await app.register(gracefulClose);
  await app.register(requestLog);
  await app.register(securityHeaders, { inlineScripts: inlineScriptsOf(webFolder) });
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, { global: false });
  await app.register(openapi);
  const actors = await createActors(database, clock);
  app.addHook('onClose', () => actors.close());
  await app.register(authentication, {
    secret,
    findActor: actors.find,
    findFreshActor: actors.findFresh,
    findProgram: createFindProgram(database, clock),
  });
  await app.register(refusals, {
    record: ({ actorId, route, address }) =>
      recordAudit(database.prisma, { action: 'access-refused', at: clock(), actorId, subject: route, address }),
  });
  // Hooks at the end run in the opposite order: first the jobs end, then what they use.
  const http = createHttpConnector({ allow: config.httpAllow });
  const mailer = config.smtp && createSmtpMailer(config.smtp);
  app.addHook('onClose', async () => {
    mailer?.close();
    await http.close();
  });
  const renderer = createPdfRenderer();
  app.addHook('onClose', () => renderer.close());
  const secrets = createSecrets(config.secrets, config.secretsFile);
  await app.register(jobs, { run: runJobs });
  await app.register(events);

  await app.register(healthRoutes);
  await app.register(authRoutes, { secret });
  await app.register(identityProvidersRoutes, { secret });
  await app.register(apiTokensRoutes);
  await app.register(rightsRoutes);
  await app.register(sessionsRoutes);
  await app.register(auditRoutes);
  await app.register(orgRoutes);
  await app.register(organisationRoutes);
  await app.register(scimRoutes);
  await app.register(eventsRoutes, { findActor: actors.find, heartbeatMs });
  await app.register(serviceHall, {
    storage: createFileStorage(config.dataDir),
    channels: createChannels(config, { mailer, secrets }),
    http,
    mailer,
    secrets,
    renderer,
    secret,
  });
  await app.register(webApp, { folder: webFolder });
  return app;
}
