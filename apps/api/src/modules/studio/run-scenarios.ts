import type { ScenarioResults } from '@flowhall/contracts';
import type { DatabaseClient } from '@flowhall/db';
import { EngineError } from '@flowhall/engine';
import { runItem } from '@flowhall/scenarios';
import { coveredPercent } from '@flowhall/tokens';
import { UserError } from '../../errors.ts';
import { checkDraft, presentFindings } from './check-draft.ts';
import { itemInvalid } from './deploy-draft.ts';
import * as drafts from './item-drafts.repository.ts';
import { findOrganisation } from './scenario-organisation.repository.ts';

/**
 * Runs the scenarios of a draft in memory, with the people of this organisation.
 * @throws UserError `not-found`, `item-invalid` with findings
 */
export async function runScenarios(db: DatabaseClient, id: string): Promise<ScenarioResults> {
  const draft = await drafts.find(db, id);
  if (!draft) throw new UserError('not-found');
  const { item, findings } = await checkDraft(db, draft.itemKey, await drafts.findFiles(db, id));
  if (!item || findings.some((finding) => finding.severity === 'error')) throw itemInvalid(findings);
  const { scenarios, coverage } = await running(item, await findOrganisation(db));
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
    revision: draft.revision,
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

/** A process that scenarios cannot run is a finding, too. */
async function running(...[item, organisation]: Parameters<typeof runItem>): ReturnType<typeof runItem> {
  try {
    return await runItem(item, organisation);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw itemInvalid([
      {
        ...{ rule: error.code, severity: 'error', file: 'process.bpmn', line: null, element: error.elementId ?? null },
        message: { zh: `场景无法运行：${error.message}`, en: `Scenarios cannot be run: ${error.message}` },
        mend: { zh: '修改流程模型。', en: 'Change the process model.' },
      },
    ]);
  }
}
