import { ModelError } from './model-error.ts';

/** XML longer than this (in UTF-16 units) is refused unread. */
export const MAX_XML_LENGTH = 5_000_000;

/** BPMN XML: text, or bytes in the encoding that they declare. */
export type BpmnSource = string | Uint8Array;

/**
 * The text of a BPMN file. Bytes are decoded as their byte order mark says, else as their XML declaration says, else as
 * UTF-8.
 *
 * @throws ModelError when it is too large, in an encoding that nobody knows, or not in the encoding that it declares
 */
export function sourceText(source: BpmnSource): string {
  if (source.length > (typeof source === 'string' ? MAX_XML_LENGTH : 3 * MAX_XML_LENGTH)) throw tooLarge();
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decode(source);
  if (text.length > MAX_XML_LENGTH) throw tooLarge();
  return text;
}

function decode(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
    throw new ModelError(
      'model-unreadable',
      `The file cannot be read in the encoding "${encoding}"; save it as UTF-8`,
      {
        line: 1,
      },
    );
  }
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0x3c && b === 0) return 'utf-16le';
  return a === 0 && b === 0x3c ? 'utf-16be' : undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
}

function tooLarge(): ModelError {
  return new ModelError('model-too-large', `The file has more than ${MAX_XML_LENGTH} characters; split the process`);
}
