import { parseExpression } from 'feelin';
import { isFree } from './rename-name.ts';

/** A variable that an expression compares with a literal: of these kinds only one can ever be true. */
export interface LiteralComparison {
  /** Name of the variable; of `form.days`, `days`. */
  readonly name: string;
  readonly literal: 'text' | 'number' | 'boolean';
  /** The comparison as it is written. */
  readonly written: string;
  /** Where it begins in the expression, from 0. */
  readonly position: number;
}

const LITERALS: Readonly<Record<string, LiteralComparison['literal']>> = {
  StringLiteral: 'text',
  NumericLiteral: 'number',
  BooleanLiteral: 'boolean',
};

type Node = ReturnType<typeof parseExpression>['topNode'];

/**
 * The comparisons of a form's values with literals by `=`, `!=`, `<` and the like. Variables of loops, filters and
 * contexts do not count, nor anything that is computed. None when the expression does not parse.
 */
export function literalComparisons(expression: string): LiteralComparison[] {
  const found: LiteralComparison[] = [];
  let broken = false;
  parseExpression(expression, {}, undefined).iterate({
    enter: ({ node, type }) => {
      if (type.isError) broken = true;
      if (node.name !== 'Comparison') return;
      const parts = childrenOf(node);
      const [left, operator, right] = parts;
      if (parts.length !== 3 || !left || !right || operator?.name !== 'CompareOp') return;
      for (const [side, other] of [
        [left, right],
        [right, left],
      ] as const) {
        const name = nameOf(side, expression);
        const literal = LITERALS[other.name];
        if (name !== undefined && literal)
          found.push({ name, literal, written: expression.slice(node.from, node.to), position: node.from });
      }
    },
  });
  return broken ? [] : found;
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The variable that a side of a comparison is: by itself, or as an entry of `form`. */
function nameOf(side: Node, source: string): string | undefined {
  const text = (node: Node) => source.slice(node.from, node.to);
  if (side.name === 'VariableName') return isFree(side, source) ? text(side) : undefined;
  if (side.name !== 'PathExpression') return undefined;
  const [base, , entry] = childrenOf(side);
  const isForm = base?.name === 'VariableName' && text(base) === 'form' && isFree(base, source);
  return isForm && entry?.name === 'PathName' ? text(entry) : undefined;
}
