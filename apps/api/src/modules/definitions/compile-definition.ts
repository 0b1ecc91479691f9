import { compileApproval } from '@flowhall/approval';
import { compile } from '@flowhall/engine';
import type { FormFile } from '@flowhall/forms';
import { hasFeature, type ItemManifest } from '@flowhall/items';
import { fromJson } from '../../lib/json.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import type { DefinitionSource } from './definitions.repository.ts';

/** Makes a stored version ready to run. */
export async function compileDefinition(source: DefinitionSource): Promise<CompiledDefinition> {
  const { id, itemKey, version } = source;
  const manifest = fromJson<ItemManifest>(source.manifest);
  const forms = fromJson<Record<string, FormFile>>(source.forms);
  const switches = { withdraw: hasFeature(manifest, 'withdraw'), terminate: hasFeature(manifest, 'terminate') };
  const model = compileApproval(await compile(source.xml), switches);
  return { id, itemKey, version, manifest, forms, model };
}
