import type { Change, ElementChange } from '@flowhall/bpmn';
import type { FileChange } from '@flowhall/items';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

const SIGNS = { added: '+', removed: '-', changed: '~', moved: '>' } as const;
/** Longer values are cut: a difference is to be found, not read in full. */
const LONGEST = 80;

/** Prints what differs, file by file: `+` came, `-` went, `~` changed, `>` moved in the diagram. */
export function printChanges(changes: readonly FileChange[], { lang, out }: Pick<Terminal, 'lang' | 'out'>): void {
  for (const { path, kind, elements = [], values } of changes) {
    out(`${SIGNS[kind]} ${path}`);
    for (const element of elements) printElement(element, out);
    for (const change of values ?? []) out(`    ${describe(change)}`);
    if (elements.length === 0 && values?.length === 0) out(`    ${say(lang, 'onlyLayout')}`);
  }
}

function printElement({ kind, id, type, name, changes }: ElementChange, out: Terminal['out']): void {
  out(`  ${SIGNS[kind]} ${id}  ${type.replace('bpmn:', '')}${name ? `  ${name}` : ''}`);
  for (const change of changes) out(`      ${describe(change)}`);
}

const describe = ({ path, before, after }: Change): string =>
  `${path.filter((part) => part !== 'extensionElements').join('.')}: ${shown(before)} → ${shown(after)}`;

function shown(value: Change['before']): string {
  if (value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
