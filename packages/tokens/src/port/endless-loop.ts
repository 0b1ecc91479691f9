/** More entered elements than this in one step can only be a loop without a wait state. */
export const MAX_ENTERED_PER_STEP = 1000;

/** The elements between the last two visits of the element where counting stopped. */
export function lastLoop(entered: readonly string[]): string[] {
  const last = entered.length - 1;
  const before = entered.lastIndexOf(entered[last] ?? '', last - 1);
  return [...new Set(entered.slice(before + 1))];
}
