import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { Operation, Permission } from '@flowhall/contracts';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { UnexpectedError, UserError } from '../errors.ts';
import type { Actor } from '../http/actor.ts';
import { isNowhere, reachOf } from '../http/reach.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sub: string; sid: string };
  }
}

export interface AuthenticationOptions {
  secret: string;
  /** The person of a living session; undefined when it has ended. Asked on every request, so it must be cheap. */
  findActor: (sessionId: string) => Promise<Actor | undefined>;
  /** The same, asked now: a step of the sign-in may have been done a moment ago, in another process, too. */
  findFreshActor: (sessionId: string) => Promise<Actor | undefined>;
  /** The program whose token it is; undefined for a text that is no (living) token. */
  findProgram: (token: string) => Promise<Actor | undefined>;
}

/** Begins every token of a program, so that it is told from an access token, and found where it must not be. */
export const API_TOKEN_PREFIX = 'fhp_';
export const ACCESS_TOKEN_LIFETIME = '15m';
const ISSUER = 'flowhall';
/** What a visitor may send within an hour: each application and comment makes work and messages for others. */
export const VISITOR_CHANGES = 100;

/** Whether an operation is closed as long as steps of the sign-in are missing: they are done one after the other. */
const isClosed = ({ pending = [] }: Actor, step: Operation['step']): boolean =>
  pending.length > 0 && step !== 'any' && step !== pending[0];

/**
 * A personal token with that scope works on its owner's applications and tasks. What belongs to the account, such as
 * passwords, sessions and further tokens, no token reaches: whoever finds one must not get further with it.
 */
function mayActForItself({ token }: Actor, { method, routeOptions }: FastifyRequest): boolean {
  const { url = '' } = routeOptions;
  return token?.self === true && (!url.startsWith('/api/me') || (method === 'GET' && url === '/api/me'));
}

/** Access tokens and tokens of programs, `app.authenticate` and `request.actor`. A route without a declared access does not start. */
export const authentication = fp<AuthenticationOptions>(
  async (app, { secret, findActor, findFreshActor, findProgram }) => {
    const actors = new WeakMap<FastifyRequest, Actor>();

    await app.register(cookie);
    await app.register(jwt, {
      secret,
      sign: { algorithm: 'HS256', expiresIn: ACCESS_TOKEN_LIFETIME, iss: ISSUER },
      verify: { algorithms: ['HS256'], allowedIss: ISSUER, requiredClaims: ['sub', 'sid', 'exp'] },
    });

    const limitVisitor = app.createRateLimit({
      max: VISITOR_CHANGES,
      timeWindow: '1 hour',
      keyGenerator: (request) => `visitor ${request.userId}`,
    });

    app.decorateRequest('actor', {
      getter() {
        const actor = actors.get(this);
        if (!actor) throw new UnexpectedError('A public route asked who is calling');
        return actor;
      },
    });
    app.decorateRequest('userId', {
      getter() {
        return actors.get(this)?.userId;
      },
    });
    app.decorateRequest(
      'requirePermission',
      function requirePermission(this: FastifyRequest, name: Permission, scoped = false) {
        if (this.actor.permissions.has(name)) return;
        if (!scoped || isNowhere(reachOf(this.actor, name))) throw new UserError('forbidden');
      },
    );
    app.decorate('authenticate', async (request: FastifyRequest) => {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      if (bearer.startsWith(API_TOKEN_PREFIX)) {
        const program = await findProgram(bearer);
        if (!program) throw new UserError('unauthenticated');
        // What is open to everybody signed in is about one's own applications and tasks: programs have none.
        const { access } = request.routeOptions.config;
        if (access === 'authenticated' && !mayActForItself(program, request)) throw new UserError('forbidden');
        actors.set(request, program);
        return;
      }
      const token = await request.jwtVerify<{ sid: string }>().catch((cause: unknown) => {
        throw new UserError('unauthenticated', { cause });
      });
      const { step } = request.routeOptions.config;
      const known = await findActor(token.sid);
      const actor = known && isClosed(known, step) ? await findFreshActor(token.sid) : known;
      if (!actor) throw new UserError('session-ended');
      if (isClosed(actor, step)) throw new UserError('sign-in-incomplete');
      if (actor.visitorOf && !request.routeOptions.config.visitors) throw new UserError('forbidden');
      actors.set(request, actor);
      if (!actor.visitorOf || request.method === 'GET' || request.method === 'HEAD') return;
      const state = await limitVisitor(request);
      if (!state.isAllowed && state.isExceeded) {
        throw new UserError('too-many-requests', { params: { seconds: state.ttlInSeconds } });
      }
    });

    app.addHook('onRoute', (options) => {
      if (options.url.startsWith('/api/') && options.config?.access === undefined) {
        throw new UnexpectedError(`${String(options.method)} ${options.url} does not declare who may call it`);
      }
    });
  },
  { name: 'authentication' },
);
