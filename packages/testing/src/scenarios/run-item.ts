import type { ItemFolder } from '@flowhall/items';
import type { DemoOrganisation } from '../demo-organisation.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { prepareItem } from './item-under-test.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';

/** What came of all scenarios of an item. */
export interface ItemResult {
  readonly key: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly coverage: Coverage;
}

/** Runs every scenario of an item. Throws what compiling its process throws. */
export async function runItem(item: ItemFolder, organisation?: DemoOrganisation): Promise<ItemResult> {
  const prepared = await prepareItem(item, organisation);
  const scenarios: ScenarioResult[] = [];
  for (const file of item.scenarios) scenarios.push(await runScenario(prepared, file));
  const coverage = coverageOf(prepared.model.executable.model, scenarios);
  return { key: item.manifest.key, scenarios, coverage };
}
