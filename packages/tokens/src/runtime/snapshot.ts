import { isRecord } from '@flowhall/feel';
import { EngineError, StaleCommandError } from '../port/errors.ts';
import type { Snapshot } from '../port/port.ts';
import type { Done, FiredGateway, InstanceState, Token } from './token.ts';

/** Version of what this runtime writes. Older versions must stay readable: see the frozen snapshots in the tests. */
const SNAPSHOT_VERSION = 1;

/** How an instance ended. */
export type Ending = 'completed' | 'cancelled' | 'failed';

/** Wraps the state of a running instance. The state must not be changed afterwards. */
export function writeSnapshot(state: InstanceState): Snapshot {
  return { v: SNAPSHOT_VERSION, runtime: 'tokens', data: state };
}

/** Wraps what is left of an instance that is over. */
export function writeEnd(seq: number, ended: Ending): Snapshot {
  return { v: SNAPSHOT_VERSION, runtime: 'tokens', data: { seq, ended } };
}

/**
 * Unwraps the state of a running instance, as a copy.
 *
 * @throws StaleCommandError when the instance is over, EngineError when the snapshot is not ours
 */
export function readSnapshot(snapshot: Snapshot): InstanceState {
  const { v, runtime, data } = snapshot;
  if (runtime !== 'tokens' || v !== SNAPSHOT_VERSION || !isRecord(data) || typeof data.seq !== 'number')
    throw unreadable(snapshot);
  if (data.ended) throw new StaleCommandError('The instance is over');
  if (!isTokens(data.tokens)) throw unreadable(snapshot);
  return copyState({
    seq: data.seq,
    tokens: data.tokens,
    ...(isDoneList(data.done) && { done: data.done }),
    ...(isFiredList(data.fired) && { fired: data.fired }),
  });
}

/** A copy of a state that a step may change. */
export function copyState({ seq, tokens, done, fired }: InstanceState): InstanceState {
  return {
    seq,
    tokens: tokens.map(copyToken),
    ...(done && { done: copyDone(done) }),
    ...(fired && { fired: fired.map((gateway) => ({ ...gateway, flows: [...gateway.flows] })) }),
  };
}

function unreadable({ runtime, v }: Snapshot): EngineError {
  return new EngineError(
    'snapshot-unreadable',
    `No snapshot of runtime tokens, version ${SNAPSHOT_VERSION}: ${runtime} v${v}`,
  );
}

/** Only what a token may change in place is copied deeply. */
function copyToken(token: Token): Token {
  const copy = { ...token };
  if (token.timers) copy.timers = token.timers.map((timer) => ({ ...timer }));
  if (token.loop) copy.loop = { ...token.loop };
  if (token.next) copy.next = [...token.next];
  if (token.done) copy.done = copyDone(token.done);
  if (token.todo) copy.todo = copyDone(token.todo);
  return copy;
}

function copyDone(list: readonly Done[]): Done[] {
  return list.map(({ at, inner }) => ({ at, ...(inner && { inner: copyDone(inner) }) }));
}

function isTokens(value: unknown): value is Token[] {
  return (
    Array.isArray(value) && value.every((t) => isRecord(t) && typeof t.id === 'string' && typeof t.at === 'string')
  );
}

function isDoneList(value: unknown): value is Done[] {
  return Array.isArray(value) && value.every((d) => isRecord(d) && typeof d.at === 'string');
}

function isFiredList(value: unknown): value is FiredGateway[] {
  return Array.isArray(value) && value.every((f) => isRecord(f) && typeof f.at === 'string' && Array.isArray(f.flows));
}
