import type { HttpJob } from '@flowhall/bpmn';

/** A request to another system, ready to be sent. */
export interface HttpRequest {
  readonly method: HttpJob['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For everything, from looking the host up to the last byte of the answer. */
  readonly timeoutMs: number;
}

/** What FEEL sees as `response`. */
export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as data, texts as text, everything else as null. */
  readonly body: unknown;
}
