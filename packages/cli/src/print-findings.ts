import { join, relative } from 'node:path';
import type { ItemFinding } from '@flowhall/items';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** Prints findings as `file:line:column element`, message, mend: editors make the first line a link. */
export function printFindings(folder: string, findings: readonly ItemFinding[], terminal: Terminal): void {
  const { lang, cwd, out } = terminal;
  for (const { file, line, column = null, severity, element, message, mend, rule } of findings) {
    const place = [relative(cwd, join(folder, file)), line, column].filter((part) => part !== null).join(':');
    out(`${place}  ${say(lang, severity)}${element ? `  ${element}` : ''}`);
    out(`  ${message[lang]}  [${rule}]`);
    out(`  ${say(lang, 'mend')}${mend[lang]}`);
  }
}

export const countErrors = (findings: readonly ItemFinding[]): number =>
  findings.filter((finding) => finding.severity === 'error').length;
