import { badRequest } from './scim-error.ts';

export type CompareOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';
export type FilterValue = string | number | boolean | null;

/** A filter as RFC 7644, 3.4.2.2 has it. Paths are in small letters. */
export type ScimFilter =
  | { readonly kind: 'compare'; readonly path: string; readonly operator: CompareOperator; readonly value: FilterValue }
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'and' | 'or'; readonly filters: readonly ScimFilter[] }
  | { readonly kind: 'not'; readonly filter: ScimFilter }
  /** One value of a list that fits: `emails[type eq "work"]`. */
  | { readonly kind: 'any'; readonly path: string; readonly filter: ScimFilter };

const OPERATORS: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'];
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([()[\]])|([^\s()[\]"]+))/y;
const PATH = /^[a-z$][\w$:.-]*$/i;
/** Deep enough for people, not for filling the stack. */
const DEEPEST = 20;

const wrong = (detail: string) => badRequest('invalidFilter', detail);

/** @throws ScimError `invalidFilter` */
export function parseFilter(text: string): ScimFilter {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at]?.toLowerCase();
  const take = (): string => {
    const token = tokens[at];
    if (token === undefined) throw wrong('The filter ends too early');
    at += 1;
    return token;
  };
  const expect = (token: string): void => {
    if (take() !== token) throw wrong(`The filter lacks ${token}`);
  };

  function any(depth: number): ScimFilter {
    if (depth > DEEPEST) throw wrong('The filter is too deep');
    return list('or', () => list('and', () => one(depth)));
  }
  function list(word: 'and' | 'or', next: () => ScimFilter): ScimFilter {
    const filters = [next()];
    while (peek() === word) {
      take();
      filters.push(next());
    }
    const [first] = filters;
    return filters.length === 1 && first ? first : { kind: word, filters };
  }
  function group(depth: number): ScimFilter {
    expect('(');
    const inner = any(depth + 1);
    expect(')');
    return inner;
  }
  function one(depth: number): ScimFilter {
    if (peek() === '(') return group(depth);
    const word = take();
    if (word.toLowerCase() === 'not' && peek() === '(') return { kind: 'not', filter: group(depth) };
    if (!PATH.test(word)) throw wrong(`${word} is no attribute`);
    const path = word.toLowerCase();
    if (peek() === '[') {
      take();
      const filter = any(depth + 1);
      expect(']');
      return { kind: 'any', path, filter };
    }
    const operator = take().toLowerCase();
    if (operator === 'pr') return { kind: 'present', path };
    if (!isOperator(operator)) throw wrong(`${operator} is no operator`);
    return { kind: 'compare', path, operator, value: readValue(take()) };
  }

  const filter = any(0);
  if (at < tokens.length) throw wrong(`The filter goes on after its end: ${tokens[at]}`);
  return filter;
}

const isOperator = (word: string): word is CompareOperator => OPERATORS.includes(word);

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text);
    const token = found?.[1] ?? found?.[2] ?? found?.[3];
    if (token === undefined) throw wrong('The filter cannot be read');
    tokens.push(token);
  }
  return tokens;
}

function readValue(token: string): FilterValue {
  try {
    const value: unknown = JSON.parse(/^(true|false|null)$/i.test(token) ? token.toLowerCase() : token);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as FilterValue;
  } catch {
    // Told below.
  }
  throw wrong(`${token} is no value`);
}

/** Whether something fits. Texts are compared whatever the case of their letters. */
export function fits(filter: ScimFilter, value: unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((one) => fits(one, value));
    case 'or':
      return filter.filters.some((one) => fits(one, value));
    case 'not':
      return !fits(filter.filter, value);
    case 'present':
      return valuesAt(value, filter.path).some((one) => one !== null && one !== undefined && one !== '');
    case 'any':
      return valuesAt(value, filter.path).some((one) => fits(filter.filter, one));
    case 'compare': {
      const found = valuesAt(value, filter.path);
      if (filter.operator === 'ne') return !found.some((one) => compare('eq', one, filter.value));
      return found.some((one) => compare(filter.operator, one, filter.value));
    }
  }
}

/** What stands at a path: attributes below one another, each value of lists. */
function valuesAt(value: unknown, path: string): unknown[] {
  const names = path.split('.');
  return names.reduce<unknown[]>((found, name) => found.flatMap((one) => property(one, name)), [value]);
}

function property(value: unknown, name: string): unknown[] {
  // The value of a list of plain values is the value itself.
  if (value === null || typeof value !== 'object') return name === 'value' ? [value] : [];
  const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name);
  return entry ? [entry[1]].flat() : [];
}

const plain = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

function compare(operator: CompareOperator, value: unknown, wanted: FilterValue): boolean {
  const [one, other] = [plain(value), plain(wanted)];
  if (operator === 'eq') return one === other;
  if (typeof one === 'string' && typeof other === 'string') {
    if (operator === 'co') return one.includes(other);
    if (operator === 'sw') return one.startsWith(other);
    if (operator === 'ew') return one.endsWith(other);
    return ordered(operator, one < other, one === other);
  }
  if (typeof one !== 'number' || typeof other !== 'number') return false;
  return ordered(operator, one < other, one === other);
}

const ordered = (operator: CompareOperator, less: boolean, same: boolean): boolean =>
  ({ gt: !less && !same, ge: !less, lt: less, le: less || same })[operator as 'gt' | 'ge' | 'lt' | 'le'] ?? false;
