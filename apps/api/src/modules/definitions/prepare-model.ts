import { type ApprovalModel, compileApproval } from '@flowhall/approval';
import { type CompileOptions, compile } from '@flowhall/engine';
import { hasFeature, type ItemManifest } from '@flowhall/items';

/** What versions are to run on. */
export type RuntimeChoice = NonNullable<CompileOptions['runtime']>;

/** What this server does for processes besides tasks and timers: a model that needs more is refused at deployment. */
const SERVES: NonNullable<CompileOptions['serves']> = ['jobs'];

/** Makes an item's process ready to run. @throws EngineError `model-refused`; Error when it has no apply step */
export async function prepareModel(
  xml: string,
  manifest: ItemManifest,
  runtime: RuntimeChoice,
): Promise<ApprovalModel> {
  const switches = { withdraw: hasFeature(manifest, 'withdraw'), terminate: hasFeature(manifest, 'terminate') };
  return compileApproval(await compile(xml, { runtime, serves: SERVES }), switches);
}
