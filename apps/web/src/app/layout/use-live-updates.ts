import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { concernedKeys, readChange } from '../../lib/live/concerned-keys.ts';
import { keepConnected } from '../../lib/live/live-connection.ts';
import { openEvents } from '../../lib/live/open-events.ts';

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Keeps what is on the screen fresh: refetches what the server says has changed. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void keepConnected(
      {
        open: openEvents,
        onEvent: ({ event, data }) => {
          const change = event === 'change' ? readChange(data) : null;
          for (const queryKey of change ? concernedKeys(change) : []) void queries.invalidateQueries({ queryKey });
        },
        onReconnect: () => void queries.invalidateQueries(),
        wait,
        jitter: Math.random,
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [queries]);
}
