import { parseExpression } from 'feelin';

/** What gets another name, and where that name may stand. */
export interface NameChange {
  readonly from: string;
  readonly to: string;
  /** Variables: all of them, only those outside filters (`list[…]`), only those inside, or none. */
  readonly variables: 'all' | 'outside-filters' | 'inside-filters' | 'none';
  /** Entries after a dot: those of the variable `form`, those of anything else, or none. */
  readonly entries: 'of-form' | 'of-others' | 'none';
}

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

/** Variables of an application whose entries are no columns of a form. */
const ROOTS: ReadonlySet<string> = new Set(['form', 'steps', 'initiator', 'organisation', 'application']);
const BINDERS: ReadonlySet<string> = new Set(['ForExpression', 'QuantifiedExpression', 'FunctionDefinition']);

/**
 * The expression with a name changed; the rest, blanks and comments included, stays as it is written. Loop variables and
 * parameters of the same name are left alone. An expression that does not parse comes back unchanged.
 */
export function renameName(expression: string, change: NameChange): string {
  if (change.from === change.to || !expression.includes(change.from)) return expression;
  const tree = parseExpression(expression, {}, undefined);
  const places: { from: number; to: number }[] = [];
  let broken = false;
  tree.iterate({
    enter: (ref) => {
      if (ref.type.isError) broken = true;
      if (expression.slice(ref.from, ref.to) !== change.from) return;
      const { node } = ref;
      if (node.name === 'VariableName' && takesVariable(node, change, expression)) places.push(node);
      if (node.name === 'PathName' && takesEntry(node, change, expression)) places.push(node);
    },
  });
  if (broken) return expression;
  return places.reduceRight((text, { from, to }) => text.slice(0, from) + change.to + text.slice(to), expression);
}

/**
 * Names that an expression takes from its surroundings: neither its own loop variables and parameters nor the functions
 * that it calls. None when it does not parse.
 */
export function freeNames(expression: string): ReadonlySet<string> {
  const names = new Set<string>();
  let broken = false;
  parseExpression(expression, {}, undefined).iterate({
    enter: ({ node, type }) => {
      if (type.isError) broken = true;
      if (node.name !== 'VariableName') return;
      const name = expression.slice(node.from, node.to);
      const called = node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;
      if (!called && !inFilter(node) && !isBound(node, name, expression)) names.add(name);
    },
  });
  return broken ? new Set() : names;
}

/** Whether a variable's name means something of the surroundings: neither a filter's nor a loop's own. */
export function isFree(node: Node, source: string): boolean {
  return !inFilter(node) && !isBound(node, textOf(node, source), source);
}

function takesVariable(node: Node, { variables, from }: NameChange, source: string): boolean {
  if (variables === 'none' || isBound(node, from, source)) return false;
  return variables === 'all' || (variables === 'inside-filters') === inFilter(node);
}

function takesEntry(node: Node, { entries }: NameChange, source: string): boolean {
  if (entries === 'none') return false;
  const base = node.parent?.firstChild;
  const root = base ? rootOf(base) : undefined;
  const name = root ? source.slice(root.from, root.to) : '';
  if (entries === 'of-form') return base?.name === 'VariableName' && name === 'form';
  // `form.lines.quantity` and `line.quantity` are cells, `form.quantity` is a field.
  return !ROOTS.has(name) || (name === 'form' && base?.name !== 'VariableName');
}

function rootOf(node: Node): Node {
  const first = node.name === 'PathExpression' || node.name === 'FilterExpression' ? node.firstChild : null;
  return first ? rootOf(first) : node;
}

function inFilter(node: Node): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.name === 'FilterExpression' && outer.firstChild?.from !== inner.from) return true;
  }
  return false;
}

/** Whether something around the node calls something of its own by this name. */
function isBound(node: Node, name: string, source: string): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (BINDERS.has(outer.name) && bindersBefore(outer, node.from).some((one) => textOf(one, source) === name))
      return true;
    if (outer.name === 'Context' && keysBefore(outer, node.from, source).includes(name)) return true;
  }
  return false;
}

const textOf = (node: Node, source: string): string => source.slice(node.from, node.to);

/** Names of loops and parameters that are in scope at a place: those whose own list has been read by then. */
function bindersBefore(construct: Node, at: number): Node[] {
  const found: Node[] = [];
  construct.cursor().iterate((ref) => {
    if (ref.name === 'InExpression') {
      const name = ref.node.getChild('Name');
      if (name && ref.to <= at) found.push(name);
    }
    if (ref.name === 'ParameterName' && ref.to <= at) found.push(ref.node);
  });
  return found;
}

function keysBefore(context: Node, at: number, source: string): string[] {
  return context
    .getChildren('ContextEntry')
    .filter((entry) => entry.to <= at)
    .flatMap((entry) => entry.getChild('Key') ?? [])
    .map((key) => textOf(key, source).replace(/^"(.*)"$/, '$1'));
}
