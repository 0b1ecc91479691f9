import { describe, expect, it } from 'vitest';
import { concernedKeys, readChange } from './concerned-keys.ts';
import { keepConnected } from './live-connection.ts';
import { createEventParser, type ServerEvent } from './parse-events.ts';

describe('the event parser', () => {
  it('reads events however the stream is cut, and passes over comments', () => {
    const text = ': hello\r\n\r\nevent: change\ndata: {"kind":\ndata: "task"}\nid: 7\n\ndata: plain\n\n';
    for (const size of [1, 2, 3, 7, text.length]) {
      const events: ServerEvent[] = [];
      const parse = createEventParser((event) => events.push(event));
      for (let at = 0; at < text.length; at += size) parse(text.slice(at, at + size));
      expect(events).toEqual([
        { event: 'change', data: '{"kind":\n"task"}' },
        { event: 'message', data: 'plain' },
      ]);
    }
  });
});

describe('the live connection', () => {
  const stream = (text: string) => new Response(text).body ?? new ReadableStream<Uint8Array>();

  it('comes back with growing pauses, which a success shortens again', async () => {
    const stop = new AbortController();
    const attempts: (ReadableStream<Uint8Array> | Error)[] = [
      new Error('refused'),
      new Error('refused'),
      stream('event: change\ndata: {}\n\n'),
      new Error('refused'),
    ];
    const pauses: number[] = [];
    let events = 0;
    let reconnects = 0;
    await keepConnected(
      {
        open: async () => {
          const next = attempts.shift() ?? stream('');
          if (next instanceof Error) throw next;
          return next;
        },
        onEvent: () => {
          events += 1;
        },
        onReconnect: () => {
          reconnects += 1;
        },
        wait: async (ms) => {
          pauses.push(ms);
          if (pauses.length === 5) stop.abort();
        },
        jitter: () => 1,
      },
      stop.signal,
    );
    expect(pauses).toEqual([2000, 4000, 1000, 2000, 1000]);
    expect(events).toBe(1);
    expect(reconnects).toBe(1);
  });
});

describe('a change', () => {
  it('makes stale what it concerns', () => {
    expect(concernedKeys({ kind: 'draft' }).flat()).toEqual(['drafts', 'counts']);
    expect(concernedKeys({ kind: 'task' }).flat()).toContain('instances');
  });

  it('is ignored when it is not one', () => {
    expect(readChange('{"kind":"task","taskId":"t"}')).toEqual({ kind: 'task' });
    expect(readChange('{"kind":"weather"}')).toBeNull();
    expect(readChange('not json')).toBeNull();
  });
});
