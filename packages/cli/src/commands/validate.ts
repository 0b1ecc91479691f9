import { relative } from 'node:path';
import { checkItem } from '../check-item.ts';
import { chooseItems } from '../choose-items.ts';
import { countErrors, printFindings } from '../print-findings.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { say } from '../texts.ts';

/** `flowhall validate`: every finding of every item. */
export async function validate(folders: readonly string[], root: string, terminal: Terminal): Promise<ExitCode> {
  const { lang, cwd, out } = terminal;
  const items = await chooseItems(folders, root, terminal);
  let [errors, warnings] = [0, 0];
  for (const folder of items) {
    const { findings } = await checkItem(folder);
    if (findings.length === 0) out(`✓ ${relative(cwd, folder)}  ${say(lang, 'valid')}`);
    printFindings(folder, findings, terminal);
    errors += countErrors(findings);
    warnings += findings.length - countErrors(findings);
  }
  out(say(lang, 'summary', { items: items.length, errors, warnings }));
  return errors > 0 ? EXIT.errors : EXIT.ok;
}
