import type { Access, Operation, Permission } from '@flowhall/contracts';
import type { Database } from '@flowhall/db';
import type { Jobs } from '../adapters/jobs.ts';
import type { LiveEvents } from '../adapters/live-events.ts';
import type { PersonalBox } from '../adapters/personal-box.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Actor } from '../http/actor.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly config: Config;
    readonly clock: Clock;
    readonly database: Database;
    /** Seals and opens people's numbers. */
    readonly personal: PersonalBox;
    readonly jobs: Jobs;
    readonly events: LiveEvents;
    /** Refuses a request without a valid access token of a living session; sets `request.actor`. */
    readonly authenticate: (request: FastifyRequest) => Promise<void>;
  }
  interface FastifyRequest {
    /** Who makes the request. Only on routes that are not public. */
    readonly actor: Actor;
    /** Id of the caller, if one is known. */
    readonly userId: string | undefined;
    /**
     * With `scoped`, a permission for some departments or services is enough: whoever asks looks at the thing itself.
     * @throws UserError `forbidden` when the caller's roles do not grant the permission.
     */
    requirePermission(permission: Permission, scoped?: boolean): void;
  }
  interface FastifyContextConfig {
    /** Who may call. Every route under `/api` declares it. */
    access?: Access;
    /** What it is for while a step of the sign-in is missing. */
    step?: Operation['step'];
    /** A permission for some departments or services is enough. */
    scoped?: boolean;
    /** Visitors may call it too. */
    visitors?: boolean;
    /** Succeeds so often that a line per request would drown the others. */
    quiet?: boolean;
  }
}
