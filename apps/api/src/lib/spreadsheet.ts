import { PassThrough, type Readable } from 'node:stream';
import writeExcelFile, { type Row } from 'write-excel-file/node';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Texts in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
  /** A last line across all columns. */
  readonly note?: string;
}

/** Characters that XML 1.0 does not know, and others that nobody sees. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/**
 * A text that stays one: spreadsheets take what begins like a formula for one as soon as somebody edits the cell or saves
 * the sheet as CSV, so that such texts begin with an apostrophe.
 */
export const asCellText = (text: string): string => {
  const written = text.replaceAll(UNWRITABLE, '');
  return /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(written) ? `'${written}` : written;
};

/** An Excel file, written while it is sent. */
export const streamSpreadsheet = (sheet: Sheet): Readable => streamSpreadsheets([sheet]);

/** An Excel file of several sheets, written while it is sent. */
export function streamSpreadsheets(sheets: readonly Sheet[]): Readable {
  const sent = new PassThrough();
  writeExcelFile(sheets.map(toSheet))
    .toStream(sent)
    .catch((error: unknown) => sent.destroy(error instanceof Error ? error : new Error(String(error))));
  return sent;
}

function toSheet({ name, columns, rows, note }: Sheet) {
  const data: Row[] = [
    columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' })),
    ...rows.map((row): Row => row.map((text) => (text === '' ? null : { value: asCellText(text), type: String }))),
    ...(note ? [[{ value: note, type: String, fontStyle: 'italic' } satisfies Row[number]]] : []),
  ];
  return { data, sheet: name, stickyRowsCount: 1, columns: columns.map(({ width }) => ({ width })) };
}
