import type { DatabaseClient, Transaction } from '@flowhall/db';
import type { FormFile } from '@flowhall/forms';
import { type ItemFiles, type ItemManifest, manifestText, mediaTypeOf } from '@flowhall/items';
import { fromJson } from '../../lib/json.ts';
import * as definitions from './definitions.repository.ts';

const PROCESS = 'process.bpmn';
const DECISION = /^decisions\/([^/]+)\.dmn$/;

/** Files that stand in the version's row and need not be kept beside it. */
const isInRow = (path: string): boolean => path === PROCESS || DECISION.test(path);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The folder of a version; null when there is no such version. */
export async function findVersionFiles(db: DatabaseClient, id: string): Promise<ItemFiles | null> {
  const row = await definitions.findSourceWithFiles(db, id);
  if (!row) return null;
  const files = new Map<string, Uint8Array>();
  // Of versions from before the files were kept, what they say is there but not how it was written.
  files.set('item.yaml', encode(manifestText(fromJson<ItemManifest>(row.manifest))));
  for (const [name, form] of Object.entries(fromJson<Record<string, FormFile>>(row.forms))) {
    files.set(`forms/${name}.json`, encode(`${JSON.stringify(form, null, 2)}\n`));
  }
  files.set(PROCESS, encode(row.xml));
  for (const [name, text] of Object.entries(fromJson<Record<string, string>>(row.decisions))) {
    files.set(`decisions/${name}.dmn`, encode(text));
  }
  for (const { path, content } of row.files) files.set(path, content);
  return files;
}

/**
 * Keeps the files of a version as they are written: templates, and what is not run, such as scenarios and README. A folder
 * of which only these have changed is the same version; it gets the new ones.
 */
export async function keepFiles(tx: Transaction, definitionId: string, files: ItemFiles): Promise<void> {
  const kept = new Map((await definitions.findFiles(tx, definitionId)).map((file) => [file.path, file.content]));
  const wanted = [...files].filter(([path]) => !isInRow(path));
  const isSame = (path: string, content: Uint8Array): boolean => {
    const before = kept.get(path);
    return before !== undefined && Buffer.compare(before, content) === 0;
  };
  const changed = wanted.filter(([path, content]) => !isSame(path, content));
  const gone = [...kept.keys()].filter((path) => !files.has(path));
  await definitions.replaceFiles(
    tx,
    definitionId,
    [...gone, ...changed.map(([path]) => path)],
    changed.map(([path, content]) => ({
      definitionId,
      path,
      mediaType: mediaTypeOf(path),
      content: Uint8Array.from(content),
    })),
  );
}
