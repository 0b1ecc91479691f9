import type { Format } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isIdNumber } from './cn-id-number.ts';
import { isPhone } from './cn-phone.ts';

const REFERENCE = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Every format a form may use, as the browser checks it; the server does the same and knows the regions of addresses.
 * `attachment`, `user` and `department` are references: their shape is checked here, that they exist by the API.
 */
export const formats: Record<string, Format> = {
  date: fullFormats.date,
  time: fullFormats.time,
  'date-time': fullFormats['date-time'],
  email: fullFormats.email,
  uuid: fullFormats.uuid,
  'cn-id-number': isIdNumber,
  'cn-phone': isPhone,
  /** `08:30`. */
  'clock-time': /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  /** A region, a blank and where in it; that there is such a region only the server knows. */
  address: /^[^\s\p{Cc}]+ +[^\s\p{Cc}][^\p{Cc}]*$/u,
  attachment: REFERENCE,
  user: REFERENCE,
  department: REFERENCE,
};

export const FORMAT_NAMES: readonly string[] = Object.keys(formats);
