import { parseExpression, parseUnaryTests } from 'feelin';

/** Where a text stops being FEEL, from 0. */
export interface SyntaxFault {
  readonly position: number;
}

/** What can be said of an expression without its variables. */
export interface Syntax {
  readonly fault: SyntaxFault | undefined;
  /** Every name it reads, its own loop variables and the functions it calls included. */
  readonly names: ReadonlySet<string>;
}

type Tree = ReturnType<typeof parseExpression>;

/**
 * Why a text is no FEEL expression; nothing when it is one.
 *
 * @param names names in scope that are no plain ones: they are what makes `amount asked for * 2` FEEL
 */
export function syntaxFault(expression: string, names: readonly string[] = []): SyntaxFault | undefined {
  return read(expression, parseExpression(expression, known(names), undefined)).fault;
}

function known(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** Why a text is no list of FEEL unary tests (the cell of a decision table); nothing when it is one. */
export function unaryTestsFault(tests: string, names: readonly string[] = []): SyntaxFault | undefined {
  return read(tests, parseUnaryTests(tests, known(names), undefined)).fault;
}

/** Names that an expression reads; none when it does not parse. */
export function namesRead(expression: string): ReadonlySet<string> {
  return readSyntax(expression).names;
}

/** Reads an expression as it stands, without knowing what is in scope. */
export function readSyntax(expression: string): Syntax {
  return read(expression, parseExpression(expression, {}, undefined));
}

function read(source: string, tree: Tree): Syntax {
  const names = new Set<string>();
  let fault: SyntaxFault | undefined = source.trim() === '' ? { position: 0 } : undefined;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) fault ??= { position: node.from };
      if (node.name === 'VariableName') names.add(source.slice(node.from, node.to));
    },
  });
  return { fault, names };
}
