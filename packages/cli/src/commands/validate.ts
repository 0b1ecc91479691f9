import { dirname, join, relative } from 'node:path';
import type { ItemFinding } from '@flowhall/items';
import { checkItem } from '../check-item.ts';
import { checkModelFile } from '../check-model-file.ts';
import { chooseTargets, type Target } from '../choose-targets.ts';
import { countErrors, printFindings } from '../print-findings.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

export interface ValidateOptions {
  readonly root: string;
  /** One line of JSON instead of text. */
  readonly json: boolean;
}

interface Checked extends Target {
  /** Folder that the files of the findings are in. */
  readonly folder: string;
  readonly findings: readonly ItemFinding[];
}

/** `flowhall validate`: every finding of every service item and model file. */
export async function validate(
  args: readonly string[],
  { root, json }: ValidateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const checked: Checked[] = [];
  for (const target of await chooseTargets(args, root, terminal)) {
    const one = await check(target);
    if (!json) print(one, terminal);
    checked.push(one);
  }
  const findings = checked.flatMap((one) => one.findings);
  const errors = countErrors(findings);
  const totals = { errors, warnings: findings.length - errors };
  if (json) terminal.out(JSON.stringify({ findings: checked.flatMap((one) => plain(one, terminal)), ...totals }));
  else terminal.out(say(terminal.lang, 'summary', { checked: counted(checked, terminal), ...totals }));
  return errors > 0 ? EXIT.errors : EXIT.ok;
}

async function check(target: Target): Promise<Checked> {
  const { kind, path } = target;
  return kind === 'item'
    ? { ...target, folder: path, findings: (await checkItem(path)).findings }
    : { ...target, folder: dirname(path), findings: await checkModelFile(path) };
}

function print({ path, folder, findings }: Checked, terminal: Terminal): void {
  if (findings.length === 0) terminal.out(`✓ ${relative(terminal.cwd, path)}  ${say(terminal.lang, 'valid')}`);
  printFindings(folder, findings, terminal);
}

/** Findings with paths as they are printed. */
function plain({ folder, findings }: Checked, { cwd }: Terminal): ItemFinding[] {
  return findings.map((finding) => ({ ...finding, file: relative(cwd, join(folder, finding.file)) }));
}

function counted(checked: readonly Checked[], { lang }: Terminal): string {
  const items = checked.filter(({ kind }) => kind === 'item').length;
  const files = checked.length - items;
  const parts = [
    items > 0 || files === 0 ? say(lang, 'items', { items }) : '',
    files > 0 ? say(lang, 'files', { files }) : '',
  ];
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}
