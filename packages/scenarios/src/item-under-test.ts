import { type ApprovalModel, compileApproval } from '@flowhall/approval';
import { demoOrganisation } from '@flowhall/demo';
import { compileDecisions } from '@flowhall/dmn';
import { type CompileOptions, compile } from '@flowhall/engine';
import { hasFeature, type ItemFolder } from '@flowhall/items';
import type { ScenarioOrganisation } from './organisation.ts';
import { memoryWorld, type World } from './world.ts';

/** A service item made ready for its scenarios. */
export interface ItemUnderTest extends World {
  readonly item: ItemFolder;
  readonly model: ApprovalModel;
}

/** What scenarios can do for a process besides tasks and timers. */
const SERVES: NonNullable<CompileOptions['serves']> = ['jobs'];

/** Compiles an item as deployment would. Throws what compiling throws. */
export async function prepareItem(
  item: ItemFolder,
  organisation: ScenarioOrganisation = demoOrganisation,
  runtime: CompileOptions['runtime'] = 'auto',
): Promise<ItemUnderTest> {
  const { manifest } = item;
  const switches = { withdraw: hasFeature(manifest, 'withdraw'), terminate: hasFeature(manifest, 'terminate') };
  const decisions = await compileDecisions(...Object.values(item.decisions));
  const model = compileApproval(await compile(item.xml, { decisions, serves: SERVES, runtime }), switches);
  return { item, model, ...memoryWorld(organisation) };
}
