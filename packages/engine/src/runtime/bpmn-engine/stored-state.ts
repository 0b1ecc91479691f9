import { isRecord } from '@flowhall/feel';
import type { Snapshot } from '@flowhall/tokens/port';
import { EngineError, StaleCommandError } from '@flowhall/tokens/port';

/** Version of what this runtime writes. Older versions must stay readable: see test/snapshots. */
export const SNAPSHOT_VERSION = 1;

/** How an instance ended. */
export type Ending = 'completed' | 'cancelled' | 'failed';

/** What a snapshot holds. */
export type StoredState =
  | { sequence: number; ended: Ending }
  /** `state` belongs to the library; `keys` are the correlation keys of what waits for messages, by execution id. */
  | { sequence: number; state: unknown; keys?: Record<string, string> };

/** JSON is several times faster at this than `structuredClone`, and all that is stored is JSON. */
const copyOf = (state: unknown) => JSON.parse(JSON.stringify(state));

/** Wraps a state; plain JSON that shares nothing with the running instance. */
export function writeSnapshot(state: StoredState): Snapshot {
  return { v: SNAPSHOT_VERSION, runtime: 'bpmn-engine', data: copyOf(state) };
}

/**
 * Unwraps the state of a running instance; shares nothing with the snapshot.
 *
 * @throws StaleCommandError when the instance is over, EngineError when the snapshot is not ours
 */
export function readRunningState(snapshot: Snapshot): {
  sequence: number;
  state: unknown;
  keys: ReadonlyMap<string, string>;
} {
  const { v, runtime, data } = snapshot;
  if (runtime !== 'bpmn-engine' || v !== SNAPSHOT_VERSION || !isRecord(data) || typeof data.sequence !== 'number')
    throw new EngineError(
      'snapshot-unreadable',
      `No snapshot of runtime bpmn-engine, version ${SNAPSHOT_VERSION}: ${runtime} v${v}`,
    );
  if (data.ended) throw new StaleCommandError('The instance is over');
  return { sequence: data.sequence, state: copyOf(data.state), keys: keysOf(data.keys) };
}

function keysOf(keys: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [executionId, key] of Object.entries(isRecord(keys) ? keys : {}))
    if (typeof key === 'string') found.set(executionId, key);
  return found;
}
