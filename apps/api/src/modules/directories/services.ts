import type { PrismaClient, Transaction } from '@flowhall/db';
import type { SecretBox } from '../../adapters/secret-box.ts';
import type { Clock } from '../../clock.ts';
import type { HandOverServices } from '../hand-overs/index.ts';
import type { SealedPhone } from '../org/index.ts';

export const RUN_DIRECTORY = 'run-directory';
export const SETTLE_LEAVER = 'settle-leaver';

export interface DirectoryJob {
  readonly runId: string;
}

/** The work of somebody who leaves goes where it is suggested, as a rule says. */
export interface SettleLeaverJob {
  readonly userId: string;
  /** Whoever made the rule. */
  readonly actorId: string;
}

export interface DirectoryServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly box: SecretBox;
  readonly log: HandOverServices['log'];
  readonly nextId: () => string;
  readonly sealPhone: (phone: string) => SealedPhone;
  enqueueRun(tx: Transaction, job: DirectoryJob): Promise<void>;
  enqueueSettling(tx: Transaction, jobs: readonly SettleLeaverJob[]): Promise<void>;
}
