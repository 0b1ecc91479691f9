import { type ApprovalModel, prepareModel, type RuntimeChoice } from '@flowhall/approval';
import type { RuntimeName } from '@flowhall/engine';
import type { FormFile } from '@flowhall/forms';
import { type ItemFolder, type ItemManifest, switchesOf } from '@flowhall/items';
import { fromJson } from '../../lib/json.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import type { DefinitionSource } from './definitions.repository.ts';

/** A version stays on the runtime that it was deployed for, whatever newer servers would choose. */
const RUNTIME_CHOICES: Readonly<Record<RuntimeName, RuntimeChoice>> = {
  'bpmn-engine': 'engine',
  tokens: 'tokens',
};

/** Makes a stored version ready to run. */
export async function compileDefinition(source: DefinitionSource): Promise<CompiledDefinition> {
  const { id, itemKey, version } = source;
  const manifest = fromJson<ItemManifest>(source.manifest);
  const forms = fromJson<Record<string, FormFile>>(source.forms);
  const model = await prepareStored(source, fromJson<RuntimeName>(source.runtime));
  return { id, itemKey, version, manifest, forms, model };
}

/** The same for an item that has not been deployed. @throws EngineError `model-refused`; Error when it cannot be compiled */
export async function compileItem(
  item: ItemFolder,
  { id, version }: Pick<CompiledDefinition, 'id' | 'version'>,
  runtime: RuntimeChoice,
): Promise<CompiledDefinition> {
  const { manifest, forms, xml, decisions } = item;
  const model = await prepareModel({ xml, decisions, switches: switchesOf(manifest) }, runtime);
  return { id, version, itemKey: manifest.key, manifest, forms, model };
}

/**
 * The process of a stored version on a runtime.
 *
 * @throws EngineError `model-refused` when that runtime cannot run it right
 */
export function prepareStored(source: DefinitionSource, runtime: RuntimeName): Promise<ApprovalModel> {
  const manifest = fromJson<ItemManifest>(source.manifest);
  const decisions = fromJson<Record<string, string>>(source.decisions);
  return prepareModel({ xml: source.xml, decisions, switches: switchesOf(manifest) }, RUNTIME_CHOICES[runtime]);
}
