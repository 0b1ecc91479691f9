import type { ItemFileView } from '@flowhall/contracts';

/** A file of an item that is not as it was. */
export interface ChangedFile {
  path: string;
  kind: 'added' | 'removed' | 'changed';
}

/** The files that differ, save the process, which is compared as a drawing. */
export function changedFiles(before: readonly ItemFileView[], after: readonly ItemFileView[]): ChangedFile[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => path !== 'process.bpmn').toSorted();
  return paths.flatMap((path): ChangedFile[] => {
    const [was, is] = [old.get(path), now.get(path)];
    if (!was) return [{ path, kind: 'added' }];
    if (!is) return [{ path, kind: 'removed' }];
    const same = was.text === is.text && (was.text !== undefined || was.size === is.size);
    return same ? [] : [{ path, kind: 'changed' }];
  });
}
