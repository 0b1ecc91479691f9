import type { ItemFolder } from '@flowhall/items';
import { type Coverage, coverage } from '@flowhall/tokens';
import { type ItemUnderTest, type Preparation, prepareItem } from './item-under-test.ts';
import type { PlayerOptions } from './player.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';

/** What came of all scenarios of an item. */
export interface ItemResult {
  readonly key: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly coverage: Coverage;
}

/** Runs every scenario of an item with the demo organisation. Throws what compiling its process throws. */
export async function runItem(item: ItemFolder, preparation?: Preparation): Promise<ItemResult> {
  return runPrepared(await prepareItem(item, preparation));
}

/** Runs every scenario of an item that is ready, one after another. */
export async function runPrepared(prepared: ItemUnderTest, options: PlayerOptions = {}): Promise<ItemResult> {
  const scenarios: ScenarioResult[] = [];
  for (const file of prepared.item.scenarios) {
    await options.pause?.();
    scenarios.push(await runScenario(prepared, file, options));
  }
  const { model, decisions } = prepared.model.executable;
  const events = scenarios.flatMap((scenario) => scenario.events);
  return { key: prepared.item.manifest.key, scenarios, coverage: coverage(model, events, decisions) };
}
