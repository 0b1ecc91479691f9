import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type DeployDeps, deployItemFolder, describe } from './deploy-folder.ts';

export interface WatchOptions {
  /** Told in one line what came of a change. */
  readonly say: (line: string) => void;
  /** Changes this close together, in milliseconds, are one: editors write a file in several steps. */
  readonly settleMs?: number;
}

export interface FolderWatch {
  /** Takes no further change and waits for what is being deployed. */
  close(): Promise<void>;
}

/**
 * Deploys the folder of an item anew whenever a file in it changes; new folders too. What cannot be deployed is told
 * and left as it was. For development: changes in one directory after another are deployed one after the other.
 */
export function watchFolder(deps: DeployDeps, directory: string, { say, settleMs = 200 }: WatchOptions): FolderWatch {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();

  const watcher = watch(directory, { recursive: true }, (_event, name) => {
    const [folder = '', ...inside] = name?.split(sep) ?? [];
    if (folder === '' || [folder, ...inside].some((part) => part.startsWith('.'))) return;
    changed.add(folder);
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(deployChanged);
    }, settleMs);
  });
  watcher.on('error', (error) => deps.log.error({ err: error }, 'changes of service items are not seen any more'));

  async function deployChanged(): Promise<void> {
    const folders = [...changed].sort();
    changed.clear();
    for (const folder of folders) {
      await deployAnew(deps, join(directory, folder), folder, say).catch((error: unknown) => {
        deps.log.error({ err: error, folder }, 'changed service item not deployed');
      });
    }
  }

  return {
    async close() {
      clearTimeout(timer);
      watcher.close();
      await working;
    },
  };
}

async function deployAnew(deps: DeployDeps, path: string, folder: string, say: WatchOptions['say']): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  // A folder that is gone is not taken out of service: applications may be under way.
  if (!found?.isDirectory()) return;
  const began = performance.now();
  const { deployment, findings } = await deployItemFolder(deps, path);
  const ms = Math.round(performance.now() - began);
  if (deployment?.fresh) say(`✓ ${folder}: version ${deployment.version} in use (${ms} ms)`);
  else if (!deployment) say(`✗ ${folder}: not deployed, the version before stays in use`);
  for (const finding of findings) say(`  ${folder}/${describe(finding)} ${finding.mend.en}`);
}
