import { parseExpression } from 'feelin';

/** Which of `names` a FEEL expression reads as variables. An expression that does not parse reads none. */
export function checkScope(expression: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  parseExpression(expression, {}, undefined).iterate({
    enter: (node) => {
      if (node.name === 'VariableName') found.add(expression.slice(node.from, node.to));
    },
  });
  return names.filter((name) => found.has(name));
}
