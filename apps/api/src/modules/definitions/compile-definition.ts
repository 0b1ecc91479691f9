import type { RuntimeName } from '@flowhall/engine';
import type { FormFile } from '@flowhall/forms';
import type { ItemManifest } from '@flowhall/items';
import { fromJson } from '../../lib/json.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import type { DefinitionSource } from './definitions.repository.ts';
import { prepareModel, type RuntimeChoice } from './prepare-model.ts';

/** A version stays on the runtime that it was deployed for, whatever newer servers would choose. */
const RUNTIMES: Readonly<Record<string, RuntimeChoice>> = {
  'bpmn-engine': 'engine',
  tokens: 'tokens',
} satisfies Record<RuntimeName, RuntimeChoice>;

/** Makes a stored version ready to run. */
export async function compileDefinition(source: DefinitionSource): Promise<CompiledDefinition> {
  const { id, itemKey, version } = source;
  const manifest = fromJson<ItemManifest>(source.manifest);
  const forms = fromJson<Record<string, FormFile>>(source.forms);
  const decisions = fromJson<Record<string, string>>(source.decisions);
  const model = await prepareModel({ xml: source.xml, decisions, manifest }, RUNTIMES[source.runtime] ?? 'auto');
  return { id, itemKey, version, manifest, forms, model };
}
