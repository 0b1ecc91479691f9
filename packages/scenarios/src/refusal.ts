import { ApprovalError } from '@flowhall/approval';
import type { LocalizedText } from '@flowhall/items';

export type RefusalCode =
  | 'form-invalid'
  | 'field-not-writable'
  | 'not-in-audience'
  | 'item-closed'
  | 'message-unexpected'
  | 'message-ambiguous'
  | 'template-not-offered';

interface Fault {
  readonly pointer: string;
  readonly message: string;
}

/** Something that was refused before it reached the approval rules. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly faults: readonly Fault[];
  readonly pointers: readonly string[];
  /** For the places of the code's text. */
  readonly params: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, faults: readonly Fault[] = [], params: Readonly<Record<string, string>> = {}) {
    super([code, ...faults.map(({ pointer, message }) => `${pointer}: ${message}`)].join(' · '));
    this.name = 'Refusal';
    this.code = code;
    this.faults = faults;
    this.params = params;
    this.pointers = faults.map((fault) => fault.pointer);
  }
}

/** An expected refusal; anything else is a fault of the software or of what was to be played. */
export const isRefusal = (error: unknown): error is Refusal | ApprovalError =>
  error instanceof Refusal || error instanceof ApprovalError;

/** Nothing is there with which it could happen: no open task, no job that waits. */
export class NotPlayable extends Error {
  readonly text: LocalizedText;

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'NotPlayable';
    this.text = { zh, en };
  }
}

/** The process cannot go on. */
export const stuck = (reason: string): ApprovalError => new ApprovalError('process-failed', { reason });
