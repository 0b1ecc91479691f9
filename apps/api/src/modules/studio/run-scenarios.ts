import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScenarioResults } from '@flowhall/contracts';
import { namedWorld, runPrepared } from '@flowhall/scenarios';
import { coveredPercent } from '@flowhall/tokens';
import { presentFindings } from './check-draft.ts';
import type { CompiledDrafts } from './compiled-drafts.ts';
import { playedItem, realWorld } from './played-item.ts';
import type { StudioServices } from './services.ts';

/**
 * Runs the scenarios of a draft in memory, with the people, the calendar and the runtime of this installation. Of the
 * organisation it looks up who is asked for; between two things that happen everybody else gets their turn.
 * @throws UserError `not-found`, `item-invalid` with findings
 */
export async function runScenarios(
  services: StudioServices,
  compiled: CompiledDrafts,
  id: string,
): Promise<ScenarioResults> {
  const { prisma, migrations } = services;
  const { definition, scenarios: files, revision } = await compiled.current(prisma, id);
  const played = playedItem(services, definition, namedWorld(realWorld(services, prisma)));
  const prepared = Object.assign(played, { item: { ...played.item, scenarios: files } });
  const { scenarios, coverage } = await runPrepared(prepared, { calendar: migrations.calendar, pause: nextTurn });
  const events = scenarios.flatMap((scenario) => scenario.events);
  const flows = events.flatMap((event) => (event.type === 'taken' ? [event.elementId] : []));
  const nodes = events.flatMap((event) =>
    event.type === 'taken' || event.type === 'decided' ? [] : [event.elementId],
  );
  const share = ({ total, covered, missing }: (typeof coverage)['nodes']) => ({
    total,
    covered,
    missing: [...missing],
  });
  return {
    revision,
    scenarios: scenarios.map(({ file, name, findings: wrong, milliseconds }) => ({
      ...{ file, name, milliseconds },
      findings: presentFindings(wrong),
    })),
    coverage: {
      percent: coveredPercent(coverage),
      nodes: share(coverage.nodes),
      flows: share(coverage.flows),
      rules: share(coverage.rules),
      ran: { nodes: ran(nodes, coverage.nodes.missing), flows: ran(flows, coverage.flows.missing) },
    },
  };
}

const ran = (ids: readonly string[], missing: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => !missing.includes(id));
