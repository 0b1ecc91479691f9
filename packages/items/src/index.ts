export { type AudienceFacts, isInAudience } from './audience.ts';
export { checkShape } from './check-shape.ts';
export { diffItems, type FileChange } from './diff/diff-items.ts';
export { hasErrors, type ItemFinding, type LocalizedText, ofFile } from './finding.ts';
export type { ItemAsset, ItemFiles, ItemFolder, ScenarioFile } from './item-folder.ts';
export { isItemKey } from './item-key.ts';
export { ITEM_LIMITS, isItemPath } from './item-path.ts';
export { findItemFolders, loadItemFolder, readFolder } from './load-item-folder.ts';
export * from './manifest.ts';
export { manifestText } from './manifest-text.ts';
export { mediaTypeOf } from './media-type.ts';
export { newItemFiles } from './new-item.ts';
export { isOpen, opensAt } from './opening.ts';
export { type ItemReading, readItemFiles } from './read-item-files.ts';

export { type Reserved, reservedBy } from './reservation.ts';

export {
  DEFAULT_SHEET,
  fillPlaces,
  parseSheet,
  SHEET_FILE,
  type SheetLayout,
  type SheetSection,
} from './sheet-layout.ts';

export { parseSource, type SourceFile } from './source-file.ts';
export { type ApplicationName, nameApplication, numberSequenceKey } from './title-and-number.ts';
export { type ItemContext, type ItemValidation, validateItem } from './validate-item.ts';
export { type UnzippedItem, unzipItem, type ZipFault, ZipRefused, zipItem } from './zip.ts';
