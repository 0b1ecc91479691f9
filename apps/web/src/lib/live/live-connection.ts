import { createEventParser, type ServerEvent } from './parse-events.ts';

export interface LiveConnectionOptions {
  /** Opens the stream; rejects when it cannot. */
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  onEvent: (event: ServerEvent) => void;
  /** Called when the stream is there again after a gap: events may have been missed. */
  onReconnect: () => void;
  /** Resolves after so many milliseconds, at once when aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1, so that a thousand browsers do not come back in the same instant. */
  jitter: () => number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Keeps the event stream open until `signal` aborts; pauses double while the server stays away. */
export async function keepConnected(options: LiveConnectionOptions, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let connectedBefore = false;
  while (!signal.aborted) {
    try {
      const stream = await options.open(signal);
      failures = 0;
      if (connectedBefore) options.onReconnect();
      connectedBefore = true;
      await readAll(stream, options.onEvent);
    } catch {
      failures += 1;
    }
    if (signal.aborted) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    await options.wait(pause * (0.5 + options.jitter() / 2), signal);
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, onEvent: (event: ServerEvent) => void): Promise<void> {
  const parse = createEventParser(onEvent);
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    parse(decoder.decode(value, { stream: true }));
  }
}
