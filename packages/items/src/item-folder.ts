import type { FormFile } from '@flowhall/forms';
import type { ItemManifest } from './manifest.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** Files of an item by their path inside the folder, with forward slashes: from disk, from a zip or from the modeler. */
export type ItemFiles = ReadonlyMap<string, Uint8Array>;

/** A file to download: a template or a print layout. */
export interface ItemAsset {
  readonly path: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface ScenarioFile {
  readonly path: string;
  readonly content: string;
}

/** A service item whose files are well-formed. */
export interface ItemFolder {
  readonly manifest: ItemManifest;
  /** `process.bpmn`, as it is. */
  readonly xml: string;
  /** `forms/*.json` by name without ending. */
  readonly forms: Readonly<Record<string, FormFile>>;
  /** `decisions/*.dmn` by name without ending, as they are. */
  readonly decisions: Readonly<Record<string, string>>;
  /** Layout of the approval sheet, where the item has its own. */
  readonly sheet: SheetLayout | null;
  /** Everything below `templates/`. */
  readonly assets: readonly ItemAsset[];
  readonly scenarios: readonly ScenarioFile[];
  /** SHA-256 over everything that is deployed (not scenarios, not README): the same content deploys only once. */
  readonly checksum: string;
}
