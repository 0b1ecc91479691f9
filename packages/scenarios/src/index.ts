export { type ItemUnderTest, prepareItem } from './item-under-test.ts';
export { toMemoryOrganisation } from './organisation.ts';
export { type ItemResult, runItem } from './run-item.ts';
export { runScenario, type ScenarioResult } from './run-scenario.ts';
export type { ActEntry, Scenario } from './scenario.ts';
