import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type ItemResult, runItem } from '@flowhall/scenarios';
import { coveredPercent } from '@flowhall/tokens';
import { checkItem } from '../check-item.ts';
import { chooseItems } from '../choose-items.ts';
import { coverageReport, type ReportedItem } from '../coverage-report.ts';
import { neighbours } from '../neighbours.ts';
import { countErrors, printFindings } from '../print-findings.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

export interface TestOptions {
  readonly root: string;
  readonly requireCoverage: boolean;
  /** File for the report as a page. */
  readonly report?: string;
}

/** `flowhall test`: every scenario of every item, and how much of the processes they run. */
export async function test(folders: readonly string[], options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const { lang, cwd, out } = terminal;
  let [passed, failed, broken] = [0, 0, 0];
  const reported: ReportedItem[] = [];
  for (const folder of await chooseItems(folders, options.root, terminal)) {
    const { item, findings } = await checkItem(folder);
    if (!item || countErrors(findings) > 0) {
      out(`✗ ${relative(cwd, folder)}  ${say(lang, 'notTested')}`);
      printFindings(folder, findings, terminal);
      broken += 1;
      continue;
    }
    const result = await runItem(item, { findItem: neighbours(folder) });
    reported.push({ item, result });
    printScenarios(folder, result, terminal);
    const wrong = result.scenarios.filter((scenario) => scenario.findings.length > 0).length;
    failed += wrong;
    passed += result.scenarios.length - wrong;
    if (options.requireCoverage && coveredPercent(result.coverage) < 100) broken += 1;
  }
  if (options.report) {
    await writeFile(resolve(cwd, options.report), await coverageReport(reported, lang));
    out(say(lang, 'reported', { file: options.report }));
  }
  out(say(lang, 'tested', { passed, failed }));
  return failed + broken > 0 ? EXIT.errors : EXIT.ok;
}

function printScenarios(folder: string, { scenarios, coverage }: ItemResult, terminal: Terminal): void {
  const { lang, cwd, out } = terminal;
  out(relative(cwd, folder));
  if (scenarios.length === 0) out(`  ${say(lang, 'noScenarios')}`);
  for (const { name, findings, milliseconds } of scenarios) {
    out(`  ${findings.length === 0 ? '✓' : '✗'} ${name}  ${milliseconds.toFixed(1)} ms`);
    printFindings(folder, findings, terminal);
  }
  const { nodes, flows, rules } = coverage;
  const share = ({ covered, total }: { covered: number; total: number }): string => `${covered}/${total}`;
  const values = { percent: coveredPercent(coverage), nodes: share(nodes), flows: share(flows) };
  const text = rules.total > 0 ? 'coverageWithRules' : 'coverage';
  out(`  ${say(lang, text, { ...values, rules: share(rules) })}`);
  const missing = [...nodes.missing, ...flows.missing, ...rules.missing];
  if (missing.length > 0) out(`  ${say(lang, 'uncovered', { ids: missing.join(', ') })}`);
}
