import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, root } from './environment.mjs';
import { say } from './log.mjs';
import { run } from './processes.mjs';

const stamp = join(root, 'node_modules', '.flowhall-installed');

/**
 * Installs the packages of the lockfile unless exactly these are installed already. The stamp is written last, so an
 * interrupted installation is taken up again.
 * @returns {Promise<void>}
 * @throws {Error} in one line when packages cannot be installed
 */
export async function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(nodeBinary) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  say('Installing packages (the first time this takes a few minutes) …');
  const { code } = await run('npx', [
    '--yes',
    packageManager(),
    'install',
    '--frozen-lockfile',
    // Replacing an outdated node_modules must not wait for an answer.
    '--config.confirmModulesPurge=false',
  ]);
  if (code !== 0) {
    throw new Error(
      'Packages could not be installed; the reason is above. Check the connection to the npm registry and try again.',
    );
  }
  if (!existsSync(nodeBinary)) {
    throw new Error('The pinned Node is missing after the installation; remove node_modules and try again.');
  }
  writeFileSync(stamp, wanted);
}

/** pnpm with its version, as package.json pins it. */
function packageManager() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return String(manifest.packageManager).split('+')[0] ?? 'pnpm';
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
