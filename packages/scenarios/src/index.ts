export { type ItemUnderTest, prepareItem } from './item-under-test.ts';
export { type ScenarioOrganisation, toMemoryOrganisation } from './organisation.ts';
export { type PlayedItem, Player } from './player.ts';
export { FormRefusal, isRefusal } from './refusal.ts';
export { type ItemResult, runItem } from './run-item.ts';
export { runScenario, type ScenarioResult } from './run-scenario.ts';
export type { ActEntry, JobEntry, Scenario, StartEntry, WaitEntry } from './scenario.ts';
export { TryOut, type TryOutEntry } from './try-out.ts';
export type { World } from './world.ts';
