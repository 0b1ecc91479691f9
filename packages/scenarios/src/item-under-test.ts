import { type ApprovalModel, prepareModel } from '@flowhall/approval';
import { demoOrganisation } from '@flowhall/demo';
import type { CompileOptions } from '@flowhall/engine';
import { type ItemFolder, switchesOf } from '@flowhall/items';
import type { PlayedItem } from './application.ts';
import type { ScenarioOrganisation } from './organisation.ts';
import { memoryWorld, type World } from './world.ts';

/** A service item made ready for its scenarios. */
export interface ItemUnderTest extends PlayedItem {
  readonly item: Pick<ItemFolder, 'manifest' | 'forms' | 'scenarios'>;
  readonly model: ApprovalModel;
}

export interface Preparation {
  readonly organisation?: ScenarioOrganisation;
  readonly runtime?: NonNullable<CompileOptions['runtime']>;
  /** Another item, by its key or its process's id; null when there is none, or not exactly one. */
  readonly findItem?: (calledElement: string) => Promise<ItemFolder | null>;
}

/** Compiles an item as deployment would. Throws what compiling throws. */
export async function prepareItem(item: ItemFolder, options: Preparation = {}): Promise<ItemUnderTest> {
  return prepareIn(memoryWorld(options.organisation ?? demoOrganisation), item, options);
}

async function prepareIn(world: World, item: ItemFolder, options: Preparation): Promise<ItemUnderTest> {
  const { findItem, runtime = 'auto' } = options;
  const { xml, decisions, manifest } = item;
  const model = await prepareModel({ xml, decisions, switches: switchesOf(manifest) }, runtime);
  const prepared = new Map<string, Promise<ItemUnderTest | null>>();
  const load = async (calledElement: string): Promise<ItemUnderTest | null> => {
    const found = await findItem?.(calledElement);
    return found ? prepareIn(world, found, options) : null;
  };
  return {
    ...{ item, model, ...world },
    callable: (calledElement) => {
      const known = prepared.get(calledElement) ?? load(calledElement);
      prepared.set(calledElement, known);
      return known;
    },
  };
}
