import { DatabaseError } from '@flowhall/db';
import { DEMO_PASSWORD, demoAccounts } from '@flowhall/demo';
import closeWithGrace from 'close-with-grace';
import { createLogStream } from './adapters/log-stream.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { type Started, start } from './start.ts';

/** Running requests and jobs get this long to finish after the signal to stop. */
const CLOSE_MS = 25_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** One line for what an operator can mend; anything else is a bug and keeps its stack. */
function fail(error: unknown): never {
  const mendable = error instanceof ConfigError || error instanceof DatabaseError;
  const text = mendable ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

async function listen({ app }: Started, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new ConfigError(`Port ${port} on ${host} is taken. Stop what uses it, or choose another with PORT.`);
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new ConfigError(`Cannot listen on ${host}:${port} (${code}). Choose others with HOST and PORT.`);
    }
    throw error;
  }
}

async function main(): Promise<void> {
  const config = loadConfig();
  const started = await start({
    config,
    say,
    logger: { level: config.logLevel, stream: createLogStream(process.stdout) },
  });
  try {
    const address = await listen(started, config);
    say(`Flowhall is ready: ${address}`);
    if (config.demo) say(`Demo accounts, password ${DEMO_PASSWORD}: ${demoAccounts.join(', ')}`);
  } catch (error) {
    await started.close();
    throw error;
  }
  closeWithGrace({ delay: CLOSE_MS, logger: false }, async ({ err }) => {
    if (err) started.app.log.fatal({ err }, 'stopping after an error');
    await started.close();
  });
}

main().catch(fail);
