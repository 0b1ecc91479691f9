import type { ApprovalModel } from '@flowhall/approval';
import type { FormFile } from '@flowhall/forms';
import type { ItemManifest } from '@flowhall/items';

/** A deployed version ready to run. Immutable, shared between requests. */
export interface CompiledDefinition {
  readonly id: string;
  readonly itemKey: string;
  readonly version: number;
  readonly manifest: ItemManifest;
  readonly forms: Readonly<Record<string, FormFile>>;
  readonly model: ApprovalModel;
}
