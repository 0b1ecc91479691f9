const WIDTH = 120;

/**
 * JSON as the repository's formatter writes it: two blanks, an entry a line, lists of plain values on one line where they
 * fit. So saving a form that was not changed changes nothing in its file.
 */
export function formatForm(form: object): string {
  return `${write(form, 0, 0)}\n`;
}

/** @param before characters on the line before the value; a comma may follow it */
function write(value: unknown, depth: number, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = '  '.repeat(depth + 1);
  const outer = '  '.repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    if (plain && before + widthOf(line) <= WIDTH) return line;
    const items = value.map((item) => `${inner}${write(item, depth + 1, inner.length)}`);
    return `[\n${items.join(',\n')}\n${outer}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const label = `${inner}${JSON.stringify(key)}: `;
    return `${label}${write(item, depth + 1, widthOf(label) + 1)}`;
  });
  return `{\n${lines.join(',\n')}\n${outer}}`;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
