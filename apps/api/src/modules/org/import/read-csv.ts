/** The text of a CSV file: UTF-8, else the Chinese encoding that spreadsheets write. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Rows of a CSV text (RFC 4180), each with the number of the line on which it begins. */
export function* readCsv(text: string): Generator<{ readonly line: number; readonly cells: readonly string[] }> {
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  const field = /"((?:[^"]|"")*)"|[^,\r\n"]+|(?=[,\r\n]|$)/y;
  for (let at = 0; at <= text.length; ) {
    field.lastIndex = at;
    const match = field.exec(text);
    const raw = match?.[0] ?? '';
    cells.push((match?.[1] === undefined ? raw : match[1].replaceAll('""', '"')).trim());
    line += raw.split('\n').length - 1;
    at += raw.length;
    // What follows a closing quote belongs to nothing.
    while (at < text.length && !',\r\n'.includes(text.charAt(at))) at += 1;
    if (text.charAt(at) === ',') {
      at += 1;
      continue;
    }
    if (cells.some((cell) => cell !== '')) yield { line: begun, cells };
    cells = [];
    if (at >= text.length) return;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begun = line;
  }
}
