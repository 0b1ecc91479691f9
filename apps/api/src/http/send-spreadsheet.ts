import { DEFAULT_TIME_ZONE, localDate } from '@flowhall/calendar';
import { EXPORTED_ROWS, type Language } from '@flowhall/contracts';
import type { FastifyReply } from 'fastify';
import { type Sheet, streamSpreadsheet } from '../lib/spreadsheet.ts';
import { contentDisposition } from './content-disposition.ts';

const TOO_MANY = {
  zh: `仅导出前 ${EXPORTED_ROWS} 条，请缩小筛选范围后再次导出。`,
  en: `Only the first ${EXPORTED_ROWS} rows are here; narrow the list and export again for the others.`,
};

const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: DEFAULT_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as a cell: local time to the minute, in an order that sorts; nothing for none. */
export const cellTime = (instant: string | null): string => (instant === null ? '' : minutes.format(new Date(instant)));

/** Answers with a list as an Excel file that is named by list and day. `more`: it is not the whole list. */
export const sendSpreadsheet = (
  reply: FastifyReply,
  {
    more,
    lang,
    at,
    ...sheet
  }: Omit<Sheet, 'note'> & { readonly more: boolean; readonly lang: Language; readonly at: Date },
): FastifyReply =>
  reply
    .header('content-disposition', contentDisposition('attachment', `${sheet.name} ${localDate(at)}.xlsx`))
    .header('cache-control', 'private, no-store')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(streamSpreadsheet({ ...sheet, ...(more && { note: TOO_MANY[lang] }) }));
