import { PassThrough } from 'node:stream';
import type { LiveChange } from '@flowhall/contracts';

export interface EventStream {
  readonly body: PassThrough;
  /** The client fetches again what the change names. */
  change(change: LiveChange): void;
  /** Changes may have been missed: the client fetches everything again. */
  resync(): void;
  /** Keeps proxies from closing a quiet connection. */
  heartbeat(): void;
  close(): void;
}

/** After a lost connection the client comes back after this time. */
const RETRY_MS = 3000;

/** Server-sent events as the HTML standard writes them. */
export function createEventStream(): EventStream {
  const body = new PassThrough();
  const write = (text: string) => {
    if (!body.writableEnded && !body.destroyed) body.write(`${text}\n\n`);
  };
  // The first bytes make the client's `fetch` resolve.
  write(`retry: ${RETRY_MS}\nevent: open\ndata: {}`);
  return {
    body,
    change: (change) => write(`event: change\ndata: ${JSON.stringify(change)}`),
    resync: () => write('event: resync\ndata: {}'),
    heartbeat: () => write(': heartbeat'),
    close: () => body.end(),
  };
}
