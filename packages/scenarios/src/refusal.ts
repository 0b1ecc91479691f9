import { ApprovalError } from '@flowhall/approval';

/** An action that was refused before it reached the approval rules. */
export class FormRefusal extends Error {
  readonly code: 'form-invalid' | 'field-not-writable' | 'not-in-audience';
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
  readonly pointers: readonly string[];

  constructor(
    code: FormRefusal['code'],
    faults: readonly { readonly pointer: string; readonly message: string }[] = [],
  ) {
    super([code, ...faults.map(({ pointer, message }) => `${pointer}: ${message}`)].join(' · '));
    this.name = 'FormRefusal';
    this.code = code;
    this.faults = faults;
    this.pointers = faults.map((fault) => fault.pointer);
  }
}

/** An expected refusal; anything else is a fault of the software. */
export const isRefusal = (error: unknown): error is FormRefusal | ApprovalError =>
  error instanceof FormRefusal || error instanceof ApprovalError;
