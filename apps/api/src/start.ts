import { fileURLToPath } from 'node:url';
import { createDatabase, type Database, exclusively, migrate, prepareDataFolder } from '@flowhall/db';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { readOrCreateSecret } from './adapters/secret-file.ts';
import { buildApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, originOf } from './config.ts';
import { hashPassword } from './modules/auth/index.ts';
import { deployFolder, watchFolder } from './modules/definitions/index.ts';
import { closeDemoAccounts, hasRealPeople, seedDemo } from './modules/org/index.ts';
import { inviteFirstAdministrator } from './modules/passwords/index.ts';

export interface StartOptions {
  config: Config;
  /** Told what is being done; a first start takes some seconds. */
  say: (text: string) => void;
  logger: FastifyServerOptions['logger'];
}

export interface Started {
  /** Ready, but not listening. */
  app: FastifyInstance;
  /** Ends running requests and jobs, then the database. */
  close(): Promise<void>;
}

const PROCESSES = fileURLToPath(new URL('../../../processes', import.meta.url));

const openDatabase = ({ databaseUrl: url, databasePool: poolSize, dataDir }: Config): Promise<Database> =>
  createDatabase(url === undefined ? { dataDir } : { url, poolSize });

async function findSecret({ secret, dataDir }: Config): Promise<string> {
  if (secret !== undefined) return secret;
  prepareDataFolder(dataDir);
  try {
    return await readOrCreateSecret(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `The data folder ${dataDir} cannot be used: ${reason}. Choose another with FLOWHALL_DATA_DIR.`,
    );
  }
}

const itemsOf = ({ processesDir }: Config): string => processesDir ?? PROCESSES;

const deployDeps = ({ runtime }: Config, { prisma }: Database, { log }: FastifyInstance) => ({
  prisma,
  clock: systemClock,
  log,
  runtime,
});

/** Processes that start together do this one after the other. */
async function prepareData({ config, say }: StartOptions, database: Database, app: FastifyInstance): Promise<void> {
  await exclusively(database, 'start', async () => {
    if (config.demo) {
      if (!config.demoAsked && (await hasRealPeople(database))) {
        throw new ConfigError(
          'The database holds people who are not the demo university. Set NODE_ENV=production or FLOWHALL_DEMO=0 to use it as it is, or FLOWHALL_DEMO=1 to add demo accounts with a well-known password.',
        );
      }
      say('Preparing the demo university …');
      await seedDemo(database, hashPassword);
    } else {
      await closeDemoAccounts(database);
    }
    const link = config.demo ? null : await inviteFirstAdministrator(database.prisma, originOf(config), systemClock());
    if (link) {
      say(`Nobody manages this installation yet. Become its administrator within a day, with this link: ${link.url}`);
    }
    say('Deploying service items …');
    const { deployed, refused } = await deployFolder(deployDeps(config, database, app), itemsOf(config));
    say(
      `${deployed.length} service items in use${refused.length > 0 ? `, ${refused.length} refused (see the log)` : ''}.`,
    );
  });
}

/**
 * Everything before listening: database, migrations, demo data, service items, application.
 * @throws DatabaseError or ConfigError, with one line for the operator.
 */
export async function start(options: StartOptions): Promise<Started> {
  const { config, say, logger } = options;
  say(config.databaseUrl === undefined ? `Opening the database in ${config.dataDir} …` : 'Connecting to PostgreSQL …');
  const database = await openDatabase(config);
  try {
    const secret = await findSecret(config);
    const { applied } = await migrate(database);
    if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`);
    const app = await buildApp({ config, database, secret, logger });
    await prepareData(options, database, app);
    await app.ready();
    const watch = config.watch && watchFolder(deployDeps(config, database, app), itemsOf(config), { say });
    return {
      app,
      async close() {
        if (watch) await watch.close();
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
