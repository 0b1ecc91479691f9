import { type ApprovalModel, compileApproval } from '@flowhall/approval';
import { compileDecisions } from '@flowhall/dmn';
import { type CompileOptions, compile } from '@flowhall/engine';
import { hasFeature, type ItemFolder } from '@flowhall/items';

/** What versions are to run on. */
export type RuntimeChoice = NonNullable<CompileOptions['runtime']>;

/** What this server does for processes besides tasks and timers: a model that needs more is refused at deployment. */
const SERVES: NonNullable<CompileOptions['serves']> = ['jobs', 'messages', 'signals', 'calls'];

/** What an item's process is made from. */
export type ModelParts = Pick<ItemFolder, 'xml' | 'decisions' | 'manifest'>;

/**
 * Makes an item's process ready to run.
 *
 * @throws EngineError `model-refused`; Error when a decision cannot be made or there is no apply step
 */
export async function prepareModel(
  { xml, decisions, manifest }: ModelParts,
  runtime: RuntimeChoice,
): Promise<ApprovalModel> {
  const switches = { withdraw: hasFeature(manifest, 'withdraw'), terminate: hasFeature(manifest, 'terminate') };
  const options = { runtime, serves: SERVES, decisions: await compileDecisions(...Object.values(decisions)) };
  return compileApproval(await compile(xml, options), switches);
}
