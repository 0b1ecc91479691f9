import type { TaskAction } from '@flowhall/contracts';

export type ActionName = TaskAction['name'];

const RETURNS: readonly ActionName[] = ['return-previous', 'return-initiator', 'return-any'];

export interface ArrangedActions {
  /** The one that most people came for. */
  primary: TaskAction | undefined;
  disagree: TaskAction | undefined;
  /** Behind one button when there are several. */
  returns: TaskAction[];
  /** Rarer ones. */
  others: TaskAction[];
}

/** Puts the offered actions in the order of a hand: agree or claim first, then against, then back, then the rest. */
export function arrangeActions(actions: readonly TaskAction[]): ArrangedActions {
  const find = (name: ActionName) => actions.find((action) => action.name === name);
  const primary = find('agree') ?? find('claim');
  const disagree = find('disagree');
  const returns = RETURNS.flatMap((name) => find(name) ?? []);
  const placed = new Set([primary, disagree, ...returns]);
  return { primary, disagree, returns, others: actions.filter((action) => !placed.has(action)) };
}
