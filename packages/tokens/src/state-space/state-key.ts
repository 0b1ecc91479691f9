import type { GameState } from '../game/token-game.ts';
import type { Done, InstanceState, Token } from '../runtime/token.ts';

/** More runs of a loop make no difference: see `abstractModel`. */
const MOST_RUNS = 2;

/** The same for states that only differ in execution ids, due dates and how often a loop has run. */
export function stateKey({ status, instance }: GameState): string {
  const inside = new Map<string, Token[]>();
  for (const token of instance.tokens) {
    const around = (token.role === 'armed' ? (token.on ?? token.in) : token.in) ?? '';
    const list = inside.get(around);
    if (list) list.push(token);
    else inside.set(around, [token]);
  }
  const keysIn = (around: string): string =>
    (inside.get(around) ?? [])
      .map((token) => `${tokenKey(token)}{${keysIn(token.id)}}`)
      .sort()
      .join();
  return `${status} ${keysIn('')} ${doneKey(instance.done)} ${firedKey(instance)}`;
}

function tokenKey({ at, role, flow, got, next, closing, loop, done, todo, by }: Token): string {
  const rest = got ?? next ?? closing ?? loop ?? done ?? todo ?? by;
  if (rest === undefined) return `${at}:${role ?? ''}:${flow ?? ''}`;
  const counts = loop ? `${Math.min(loop.started, MOST_RUNS)}/${Math.min(loop.done, MOST_RUNS)}` : '';
  const undo = `${doneKey(done)}<${doneKey(todo)}${by === undefined ? '' : '!'}`;
  return `${at}:${role ?? ''}:${flow ?? ''}:${got?.toSorted()}:${next}:${closing}:${counts}:${undo}`;
}

function doneKey(list: readonly Done[] | undefined): string {
  return list?.map(({ at, inner }) => (inner ? `${at}(${doneKey(inner)})` : at)).join() ?? '';
}

function firedKey({ fired }: InstanceState): string {
  return fired?.map(({ at, flows }) => `${at}:${flows}`).join() ?? '';
}
