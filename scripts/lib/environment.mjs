import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where tools may keep what they can make again: gone with `node_modules`. */
export const cacheFolder = join(root, 'node_modules', '.cache');

/** The pinned Node, there once packages are installed. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', 'node');

/**
 * The environment for everything started from here: the pinned Node and the workspace's tools come first on the PATH.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  const inherited = Object.fromEntries(
    // npm describes its own run in these; a package manager started from it would take them as meant for itself.
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(lifecycle|package|command|execpath|node_execpath|config_loglevel)/.test(name),
    ),
  );
  const path = [join(root, 'node_modules', 'node', 'bin'), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return {
    ...inherited,
    PATH: path.join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}
