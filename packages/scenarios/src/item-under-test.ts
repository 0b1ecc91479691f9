import { type ApprovalModel, compileApproval, memoryDirectory, type OrganisationDirectory } from '@flowhall/approval';
import { compileDecisions } from '@flowhall/dmn';
import { type CompileOptions, compile } from '@flowhall/engine';
import { hasFeature, type ItemFolder } from '@flowhall/items';
import { type DemoOrganisation, demoOrganisation } from '@flowhall/demo';
import { toMemoryOrganisation } from './organisation.ts';

/** A service item made ready for its scenarios. */
export interface ItemUnderTest {
  readonly item: ItemFolder;
  readonly model: ApprovalModel;
  readonly directory: OrganisationDirectory;
  readonly organisation: DemoOrganisation;
}

/** What scenarios can do for a process besides tasks and timers. */
const SERVES: NonNullable<CompileOptions['serves']> = ['jobs'];

/** Compiles an item as deployment would. Throws what compiling throws. */
export async function prepareItem(
  item: ItemFolder,
  organisation: DemoOrganisation = demoOrganisation,
  runtime: CompileOptions['runtime'] = 'auto',
): Promise<ItemUnderTest> {
  const { manifest } = item;
  const switches = { withdraw: hasFeature(manifest, 'withdraw'), terminate: hasFeature(manifest, 'terminate') };
  const decisions = await compileDecisions(...Object.values(item.decisions));
  const model = compileApproval(await compile(item.xml, { decisions, serves: SERVES, runtime }), switches);
  return { item, model, directory: memoryDirectory(toMemoryOrganisation(organisation)), organisation };
}
