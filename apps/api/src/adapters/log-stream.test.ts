import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogStream } from './log-stream.ts';

describe('the log', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const opened = () => {
    const written: string[] = [];
    return { written, log: createLogStream({ write: (text: string) => written.push(text) > 0 }) };
  };

  it('writes lines together a moment later', () => {
    const { written, log } = opened();
    log.write('{"level":30,"msg":"one"}\n');
    log.write('{"level":30,"msg":"two"}\n');
    expect(written).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(written).toEqual(['{"level":30,"msg":"one"}\n{"level":30,"msg":"two"}\n']);
    log.write('{"level":40,"msg":"three"}\n');
    vi.advanceTimersByTime(100);
    expect(written).toHaveLength(2);
  });

  it('writes an error at once, with what came before', () => {
    const { written, log } = opened();
    log.write('{"level":30,"msg":"before"}\n');
    log.write('{"level":50,"msg":"error"}\n');
    expect(written).toEqual(['{"level":30,"msg":"before"}\n{"level":50,"msg":"error"}\n']);
    vi.advanceTimersByTime(100);
    expect(written).toHaveLength(1);
  });
});
