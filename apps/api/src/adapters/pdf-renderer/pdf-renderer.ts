import { Worker } from 'node:worker_threads';
import type { SheetDocument } from './sheet-document.ts';

/** Sets sheets as PDF files. The same sheet gives the same bytes. */
export interface PdfRenderer {
  render(sheet: SheetDocument): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly failure?: string;
}

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Longer than any sheet of a form that the server accepts. */
const LONGEST_MS = 60_000;

/** One thread, started by the first sheet; a sheet that breaks or stalls it takes those that wait along, and no other. */
export function createPdfRenderer(longestMs = LONGEST_MS): PdfRenderer {
  let worker: Worker | undefined;
  let ids = 0;
  const waiting = new Map<number, Waiting>();

  const giveUp = (gone: Worker, error: Error): void => {
    if (worker !== gone) return;
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./render-worker.ts', import.meta.url));
    // A server that has nothing else to do may end.
    started.unref();
    started.on('message', ({ id, pdf, failure }: Answer) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (pdf) one?.resolve(pdf);
      else one?.reject(new Error(failure));
    });
    started.on('error', (error) => giveUp(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => giveUp(started, new Error('The PDF thread ended')));
    return started;
  };

  return {
    render: (sheet) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const used = worker;
        const id = ++ids;
        const timer = setTimeout(() => void used.terminate(), longestMs);
        const settle =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            then(value);
          };
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
        used.postMessage({ id, sheet });
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
}
