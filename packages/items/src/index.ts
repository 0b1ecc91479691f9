export { type AudienceFacts, isInAudience } from './audience.ts';
export { checkShape } from './check-shape.ts';
export type { ItemFinding, LocalizedText } from './finding.ts';
export type { ItemAsset, ItemFiles, ItemFolder, ScenarioFile } from './item-folder.ts';
export { findItemFolders, loadItemFolder, readFolder } from './load-item-folder.ts';
export * from './manifest.ts';
export { type ItemReading, readItemFiles } from './read-item-files.ts';
export { parseSource, type SourceFile } from './source-file.ts';
export { evaluateNumber, evaluateTitle, numberSequenceKey, type TitleContext } from './title-and-number.ts';
