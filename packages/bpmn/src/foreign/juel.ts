import { syntaxFault } from '@flowhall/feel';

const WORDS: Readonly<Record<string, string>> = {
  '==': '=',
  eq: '=',
  ne: '!=',
  '&&': 'and',
  '||': 'or',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

const TOKEN =
  /\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d+(?:\.\d+)?|&&|\|\||==|!=|<=|>=|[<>()!+\-*/%?:.,[\]]|[A-Za-z_$][\w$]*/gy;

/**
 * FEEL of an expression such as `${amount > 1000 && type == 'a'}`: comparisons, `and`, `or`, `not`, `empty`, `? :` without
 * nesting, and variables read by `execution.getVariable`. Undefined when there is more to it, such as a call.
 */
export function juelToFeel(expression: string): string | undefined {
  const [, inner] = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(expression) ?? [];
  if (inner === undefined || inner.includes('${')) return undefined;
  const read = inner.replaceAll(/\b(?:execution|delegateExecution)\.getVariable\(\s*(['"])(\w+)\1\s*\)/g, '$2');
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(read); match; match = TOKEN.exec(read)) {
    end = TOKEN.lastIndex;
    if (match[0].trim() !== '') tokens.push(match[0]);
  }
  if (end !== read.length || tokens.length === 0) return undefined;
  const feel = choice(tokens);
  if (feel === undefined) return undefined;
  return syntaxFault(feel) ? undefined : feel;
}

function choice(tokens: readonly string[]): string | undefined {
  const question = tokens.indexOf('?');
  if (question < 0) return translate(tokens);
  const colon = tokens.indexOf(':', question);
  if (colon < 0 || tokens.indexOf('?', question + 1) >= 0) return undefined;
  const [condition, yes, no] = [
    translate(tokens.slice(0, question)),
    translate(tokens.slice(question + 1, colon)),
    translate(tokens.slice(colon + 1)),
  ];
  return condition && yes && no ? `if ${condition} then ${yes} else ${no}` : undefined;
}

const isName = (token: string | undefined) => token !== undefined && /^[A-Za-z_]\w*$/.test(token);

function translate(tokens: readonly string[]): string | undefined {
  const written: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1];
    // lists count from 0 there and from 1 here; `a div b` would be taken for one name
    if (token === '[' || (isOperand(token) && isOperand(next))) return undefined;
    // calls and modulo have no counterpart that one could be sure of
    if ((isName(token) && next === '(' && !(token in WORDS) && !LOGIC.has(token)) || token === '%') return undefined;
    if (token === '!' || token === 'not') {
      const [operand, length] = operandAt(tokens, at + 1);
      const feel = operand && translate(operand);
      if (!feel) return undefined;
      written.push(`not(${feel})`);
      at += length;
    } else if (token === 'empty') {
      const [operand, length] = operandAt(tokens, at + 1);
      const feel = operand && translate(operand);
      if (!feel) return undefined;
      written.push(`(${feel} = null or ${feel} = "")`);
      at += length;
    } else if (/^['"]/.test(token)) written.push(JSON.stringify(token.slice(1, -1).replaceAll(/\\(.)/g, '$1')));
    else written.push(WORDS[token] ?? token);
  }
  return written
    .join(' ')
    .replaceAll(/\s*\.\s*/g, '.')
    .replaceAll(/\(\s+/g, '(')
    .replaceAll(/\s+\)/g, ')');
}

/** A name or number, and no operator. */
const isOperand = (token: string | undefined): boolean =>
  token !== undefined && /^\w/.test(token) && !(token in WORDS) && !LOGIC.has(token);

const LOGIC: ReadonlySet<string> = new Set(['and', 'or', 'not', 'empty']);

/** What a prefix operator is about: a name with its path, or what stands in brackets. */
function operandAt(tokens: readonly string[], start: number): [readonly string[] | undefined, number] {
  if (tokens[start] === '(') {
    let depth = 0;
    for (let at = start; at < tokens.length; at++) {
      if (tokens[at] === '(') depth++;
      if (tokens[at] === ')' && --depth === 0) return [tokens.slice(start + 1, at), at - start + 1];
    }
    return [undefined, 0];
  }
  if (!isName(tokens[start])) return [undefined, 0];
  let end = start + 1;
  while (tokens[end] === '.' && isName(tokens[end + 1])) end += 2;
  return [tokens.slice(start, end), end - start];
}
