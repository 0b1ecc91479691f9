import type { WorkingCalendar } from '@flowhall/calendar';
import type { Channel } from '@flowhall/contracts';
import type { DatabaseClient, PrismaClient, Transaction } from '@flowhall/db';
import type { FastifyBaseLogger } from 'fastify';
import type { Jobs } from '../../adapters/jobs.ts';
import type { LiveEvents } from '../../adapters/live-events.ts';
import type { Directory } from '../../adapters/organisation-directory.ts';
import type { PersonalBox } from '../../adapters/personal-box.ts';
import type { Clock } from '../../clock.ts';
import type { DefinitionCache } from '../definitions/index.ts';
import type { ActiveDeputies } from '../deputies/index.ts';
import type { Message } from '../notifications/index.ts';

/** What the job of a timer or service task carries: where the process waits for it. */
export interface WaitingExecution {
  readonly instanceId: string;
  readonly executionId: string;
}

/** What instances need from the rest of the server. Nothing here has an effect before the transaction commits. */
export interface InstanceServices {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Seals and opens people's numbers. */
  readonly personal: PersonalBox;
  /** Working time, for promises and timers. */
  readonly calendar: WorkingCalendar;
  readonly nextId: () => string;
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>;
  readonly definitions: DefinitionCache;
  /** The organisation for assignment rules; remembers what it reads: make one per action. */
  readonly directory: (db: DatabaseClient) => Directory;
  readonly deputies: ActiveDeputies;
  /** Channels outside the application that this installation can serve. */
  readonly external: readonly Channel[];
  readonly enqueueAll: Jobs['enqueueAll'];
  /** Service tasks began to wait: their rows are there. */
  readonly startJobs: (tx: Transaction, jobs: readonly WaitingExecution[]) => Promise<void>;
  /** Service tasks that had failed are to be tried again. */
  readonly retryJobs: (tx: Transaction, jobs: readonly WaitingExecution[]) => Promise<void>;
  readonly notify: (tx: Transaction, messages: readonly Message[]) => Promise<void>;
  /** Tells the pages of these people to look again. */
  readonly publish: LiveEvents['publish'];
}

/** Services for one action or answer: everything that is asked of the organisation is asked once. */
export function forOneAnswer(services: InstanceServices, db: DatabaseClient): InstanceServices {
  const directory = services.directory(db);
  return { ...services, directory: () => directory };
}
