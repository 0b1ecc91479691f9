import type { ItemFolder } from '@flowhall/items';
import { type Coverage, coverage } from '@flowhall/tokens';
import { prepareItem } from './item-under-test.ts';
import type { ScenarioOrganisation } from './organisation.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';

/** What came of all scenarios of an item. */
export interface ItemResult {
  readonly key: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly coverage: Coverage;
}

/** Runs every scenario of an item. Throws what compiling its process throws. */
export async function runItem(item: ItemFolder, organisation?: ScenarioOrganisation): Promise<ItemResult> {
  const prepared = await prepareItem(item, organisation);
  const scenarios: ScenarioResult[] = [];
  for (const file of item.scenarios) scenarios.push(await runScenario(prepared, file));
  const { model, decisions } = prepared.model.executable;
  const events = scenarios.flatMap((scenario) => scenario.events);
  return { key: item.manifest.key, scenarios, coverage: coverage(model, events, decisions) };
}
