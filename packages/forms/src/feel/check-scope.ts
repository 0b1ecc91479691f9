import { namesRead } from '@flowhall/feel';

/** Which of `names` a FEEL expression reads as variables. An expression that does not parse reads none. */
export function checkScope(expression: string, names: readonly string[]): string[] {
  const found = namesRead(expression);
  return names.filter((name) => found.has(name));
}
