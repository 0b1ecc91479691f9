import type { RuntimeChoice } from '@flowhall/approval';
import type { PrismaClient } from '@flowhall/db';
import type { LiveEvents } from '../../adapters/live-events.ts';
import type { Clock } from '../../clock.ts';
import type { MigrationServices } from '../migrations/index.ts';

/** What the process studio needs from the rest of the server. */
export interface StudioServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly runtime: RuntimeChoice;
  readonly publish: LiveEvents['publish'];
  readonly migrations: MigrationServices;
  /** Signs addresses. */
  readonly secret: string;
}
