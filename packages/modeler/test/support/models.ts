import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const miwg = join(root, '../shared/miwg');

/** A BPMN file to be kept whole. */
export interface ModelFile {
  name: string;
  xml: string;
}

const read = (name: string, path: string): ModelFile => ({ name, xml: readFileSync(path, 'utf8') });

/** The processes of the service items. */
export const itemModels: ModelFile[] = globSync('processes/*/process.bpmn', { cwd: root })
  .toSorted()
  .map((path) => read(basename(dirname(path)), join(root, path)));

/** The reference models of the BPMN Model Interchange Working Group, as far as the folder is there. */
export const referenceModels: ModelFile[] = existsSync(miwg)
  ? globSync('*.bpmn', { cwd: miwg })
      .toSorted()
      .map((path) => read(path, join(miwg, path)))
  : [];
