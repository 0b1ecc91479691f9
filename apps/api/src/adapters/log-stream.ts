/** Where the log's lines go. */
export interface LogStream {
  write(line: string): void;
}

const EVERY_MS = 100;
/** Pino's levels from `error` on begin with these digits. */
const URGENT = /^\{"level":[56]0/;

/**
 * Writes lines ten times a second instead of one by one: each write wakes whoever reads the log. Errors are written at
 * once with what came before them, and so is everything when the process ends.
 */
export function createLogStream(out: Pick<NodeJS.WritableStream, 'write'>): LogStream {
  let lines = '';
  const flush = () => {
    const text = lines;
    lines = '';
    if (text !== '') out.write(text);
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (lines === '') setTimeout(flush, EVERY_MS).unref();
      lines += line;
      if (URGENT.test(line)) flush();
    },
  };
}
