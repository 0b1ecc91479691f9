import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ItemFinding } from './finding.ts';

/** A parsed YAML or JSON file that still knows where each value stood. */
export interface SourceFile {
  readonly file: string;
  readonly value: unknown;
  /** Line of the value at a path, or of the nearest thing around it that exists. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Parses YAML 1.2, of which JSON is a part. A file that cannot be read gives findings and no value. */
export function parseSource(file: string, content: string): { source: SourceFile | null; findings: ItemFinding[] } {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const findings = document.errors.map((error) =>
      notWellFormed(file, lines.linePos(error.pos[0]).line, error.message),
    );
    return { source: null, findings };
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  try {
    return { source: { file, value: document.toJS({ maxAliasCount: 100 }), lineOf }, findings: [] };
  } catch (error) {
    // Aliases of aliases that would grow without end.
    if (!(error instanceof ReferenceError)) throw error;
    return { source: null, findings: [notWellFormed(file, 1, error.message)] };
  }
}

const notWellFormed = (file: string, line: number, message: string): ItemFinding => ({
  rule: 'file/syntax',
  severity: 'error',
  file,
  line,
  element: null,
  message: { zh: `文件格式有误：${firstLine(message)}`, en: `Not well-formed: ${firstLine(message)}` },
  mend: { zh: '修正此行的格式。', en: 'Correct the syntax at this line.' },
});

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/:$/, '') ?? message;
