import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { JobFailure } from '@flowhall/jobs';

/** Passwords and keys for other systems. Models name them; their values are only put into what is sent. */
export interface Secrets {
  /** Undefined when there is no such secret. @throws JobFailure `secrets-unreadable` */
  get(name: string): Promise<string | undefined>;
}

/** Environment variables of this prefix are secrets: `FLOWHALL_SECRET_CARDS` is `secrets.CARDS`. */
export const SECRET_PREFIX = 'FLOWHALL_SECRET_';

/**
 * Secrets of the environment, and those of a file of lines `NAME=value`, which win. The file is read at every use: a
 * secret that was changed there needs no restart.
 */
export function createSecrets(environment: ReadonlyMap<string, string>, file: string | undefined): Secrets {
  return {
    async get(name) {
      const inFile = file === undefined ? {} : parseEnv(await read(file));
      return (Object.hasOwn(inFile, name) ? inFile[name] : undefined) ?? environment.get(name);
    },
  };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new JobFailure('secrets-unreadable', {}, { cause });
  }
}
