import type { ItemFileView } from '@flowhall/contracts';

const PROCESS = 'process.bpmn';

/** The process among the files of an item, which is compared as a drawing. */
export const processOf = (files: readonly ItemFileView[]): string | undefined =>
  files.find(({ path }) => path === PROCESS)?.text;

/** Everything else, as it is compared file by file. Of what is no text only a hash is known here. */
export function otherFiles(files: readonly ItemFileView[]): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map(
    files
      .filter(({ path }) => path !== PROCESS)
      .map(({ path, text, sha256 }) => [path, encoder.encode(text ?? sha256)]),
  );
}
