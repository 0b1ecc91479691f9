import { stringify } from 'yaml';
import type { ItemManifest } from './manifest.ts';

/** `item.yaml` of a manifest whose file has not been kept. */
export const manifestText = (manifest: ItemManifest): string => stringify(manifest, { lineWidth: 0 });
