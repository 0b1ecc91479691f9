import type { StartRequest } from '@flowhall/approval';
import { type ItemFolder, parseSource } from '@flowhall/items';
import type { ActEntry, ItemUnderTest, Scenario } from '@flowhall/scenarios';

/** What people enter, as the scenarios of an item know it. */
export interface SampleItem {
  readonly prepared: ItemUnderTest;
  readonly starts: readonly { readonly by: string; readonly request: Omit<StartRequest, 'instanceId'> }[];
  /** Forms that were filled in at a step. */
  readonly forms: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
  /** Everybody who has a part in a scenario, and some who have none. */
  readonly people: readonly string[];
}

const STRANGERS = ['student', 'languages-dean', 'admin', 'nobody'];

/** Reads the scenarios of an item as samples of what may be entered. */
export function sampleItem(item: ItemFolder, prepared: ItemUnderTest): SampleItem {
  const scenarios = item.scenarios.flatMap(({ path, content }): Scenario[] => {
    const { source } = parseSource(path, content);
    return source ? [source.value as Scenario] : [];
  });
  const acts = scenarios.flatMap((one) => (one.steps ?? []).filter((step): step is ActEntry => 'do' in step));
  const filled = acts.filter((one) => one.do === 'agree' && one.at !== undefined && one.form && !one.refused);
  return {
    prepared,
    starts: scenarios
      .filter(({ start }) => !start.refused)
      .map(({ start }) => ({
        by: start.by,
        request: {
          departmentId: start.department ?? null,
          form: start.form,
          next: { flowId: start.next?.flow, assignees: start.next?.assignees },
        },
      })),
    forms: new Map(
      [...Map.groupBy(filled, (one) => one.at ?? '')].map(([step, list]) => [step, list.map((one) => one.form ?? {})]),
    ),
    people: [...new Set([...scenarios.map((one) => one.start.by), ...acts.map((one) => one.by), ...STRANGERS])],
  };
}
