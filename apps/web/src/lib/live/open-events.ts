import { ApiProblem } from '../api/api-problem.ts';
import { http } from '../api/client.ts';

/** Opens GET /api/events; EventSource cannot be used, as it sends no Authorization header. */
export async function openEvents(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const url = new URL('/api/events', window.location.origin);
  const response = await http(new Request(url, { signal, headers: { accept: 'text/event-stream' } }));
  if (!response.body) throw new ApiProblem('unreadable-answer', response.status);
  return response.body;
}
