import { compileDecisions } from '@flowhall/dmn';
import { type CompileOptions, compile } from '@flowhall/engine';
import { type ApprovalModel, compileApproval, type ItemSwitches } from './model.ts';

/** What versions are to run on. */
export type RuntimeChoice = NonNullable<CompileOptions['runtime']>;

/** What is done for processes besides tasks and timers: a model that needs more is refused. */
const SERVES: NonNullable<CompileOptions['serves']> = ['jobs', 'messages', 'signals', 'calls'];

/** What an item's process is made from. */
export interface ModelParts {
  readonly xml: string;
  /** DMN files by name. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly switches: ItemSwitches;
}

/**
 * Makes an item's process ready to run: the one way for deployments, try-outs and scenarios.
 * @throws EngineError `model-refused`; Error when a decision cannot be made or there is no apply step
 */
export async function prepareModel(
  { xml, decisions, switches }: ModelParts,
  runtime: RuntimeChoice,
): Promise<ApprovalModel> {
  const options = { runtime, serves: SERVES, decisions: await compileDecisions(...Object.values(decisions)) };
  return compileApproval(await compile(xml, options), switches);
}
