import { Unzip, UnzipInflate } from 'fflate';

/** Uncompressed bytes of a file at most: a small zip can hold endless zeros. */
const MAX_BYTES = 400 * 1024 * 1024;
/** One row is read at a time; a longer one is none. */
const MAX_ROW = 1024 * 1024;
const PIECE = 256 * 1024;

/** The file cannot be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Called for each row with its number, counted from 1, and its texts by column. */
export type OnRow = (sheet: string, row: number, cells: readonly string[]) => void;

interface Part {
  readonly wanted: (path: string) => boolean;
  readonly take: (path: string, text: string, last: boolean) => void;
}

/** Goes through the zip; other work gets its turn between pieces. */
async function unpack(bytes: Uint8Array, { wanted, take }: Part, onProgress?: (done: number) => void): Promise<void> {
  let size = 0;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const decoder = new TextDecoder();
    file.ondata = (error, data, last) => {
      if (error) throw new UnreadableFile('damaged');
      size += data.length;
      if (size > MAX_BYTES) throw new UnreadableFile('too large');
      take(file.name, decoder.decode(data, { stream: !last }), last);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < bytes.length; from += PIECE) {
    const to = Math.min(from + PIECE, bytes.length);
    try {
      unzip.push(bytes.subarray(from, to), to === bytes.length);
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged', { cause: error });
    }
    onProgress?.(to);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return ENTITIES[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    )
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const attribute = (tag: string, name: string): string =>
  decode(new RegExp(`(?:^|[\\s:])${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const textsOf = (xml: string): string =>
  [...xml.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)]
    .map(([, text = '']) => decode(text))
    .join('');

/** Column of a cell, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = [];
  for (const [, tag = '', body = ''] of row.matchAll(/<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const at = columnOf(attribute(tag, 'r'));
    const column = at >= 0 ? at : cells.length;
    if (column > 100) continue;
    while (cells.length < column) cells.push('');
    const type = attribute(tag, 't');
    const value = decode(/<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1] ?? '');
    if (type === 's') cells[column] = shared[Number(value)] ?? '';
    else if (type === 'inlineStr') cells[column] = textsOf(body);
    // Numbers of many digits are written like 1.38E10.
    else cells[column] = type === '' && /E/.test(value) ? String(Number(value)) : value;
  }
  return cells.map((cell) => cell.trim());
}

/** Reads the rows of all sheets, one at a time. @throws UnreadableFile */
export async function readXlsx(bytes: Uint8Array, onRow: OnRow, onProgress?: (done: number) => void): Promise<void> {
  const small = new Map<string, string>();
  await unpack(bytes, {
    wanted: (path) => /^xl\/(workbook|sharedStrings|_rels\/workbook)\.xml(\.rels)?$/.test(path),
    take: (path, text) => void small.set(path, (small.get(path) ?? '') + text),
  });
  const shared = [
    ...(small.get('xl/sharedStrings.xml') ?? '').matchAll(
      /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g,
    ),
  ].map(([, xml = '']) => textsOf(xml));
  const targets = new Map(
    [...(small.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship(\s[^>]*)>/g)].map(
      ([, tag = '']) => [attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/')],
    ),
  );
  const names = new Map(
    [...(small.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet(\s[^>]*)>/g)].map(([, tag = '']) => [
      targets.get(attribute(tag, 'r:id') || attribute(tag, 'id')) ?? '',
      attribute(tag, 'name'),
    ]),
  );
  if (names.size === 0) throw new UnreadableFile('no workbook');
  const rest = new Map<string, { text: string; row: number }>();
  await unpack(
    bytes,
    {
      wanted: (path) => names.has(path),
      take(path, text) {
        const state = rest.get(path) ?? { text: '', row: 0 };
        rest.set(path, state);
        state.text += text;
        let end = 0;
        for (const match of state.text.matchAll(/<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) {
          state.row = Number(attribute(match[1] ?? '', 'r')) || state.row + 1;
          onRow(names.get(path) ?? '', state.row, cellsOf(match[2] ?? '', shared));
          end = match.index + match[0].length;
        }
        state.text = state.text.slice(end);
        if (state.text.length > MAX_ROW) throw new UnreadableFile('a row is too long');
      },
    },
    onProgress,
  );
}
