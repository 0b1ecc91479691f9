import { evaluate, FeelFunction, type Warning } from 'feelin';
import { BoundedCache } from './bounded-cache.ts';
import { readSyntax, type Syntax } from './syntax.ts';

/** An expression made ready: takes values for `parameters`, in their order. */
interface Prepared {
  readonly body: FeelFunction;
  /** feelin notes here what went wrong in a call. */
  readonly warnings: Warning[];
}

interface Cached {
  readonly syntax: Syntax;
  /** By the names that were in scope: a name that is missing is a warning or a built-in function. */
  readonly prepared: Map<string, Prepared | undefined>;
}

/** Different expressions kept ready. A university's items together hold some hundreds. */
const KEPT = 2000;
const cache = new BoundedCache<Cached>(KEPT);

/** Syntax of an expression, read once. */
export function syntaxOf(expression: string): Syntax {
  return entry(expression).syntax;
}

/**
 * feelin parses on every evaluation and offers nothing to keep; but the value of a FEEL function is a value, and calling
 * it parses nothing. So an expression becomes the body of a function of the variables that it reads.
 *
 * @param names what it reads and the scope has; all must be plain names
 * @returns nothing when feelin cannot make a function of it
 */
export function prepare(expression: string, names: readonly string[]): Prepared | undefined {
  const { prepared } = entry(expression);
  const key = names.join(' ');
  if (!prepared.has(key)) prepared.set(key, make(expression, names));
  return prepared.get(key);
}

function entry(expression: string): Cached {
  return cache.get(expression, () => ({ syntax: readSyntax(expression), prepared: new Map() }));
}

function make(expression: string, names: readonly string[]): Prepared | undefined {
  try {
    // the line break ends a comment at the end of the expression
    const { value, warnings } = evaluate(`function(${names.join(', ')}) (${expression}\n)`, {});
    return value instanceof FeelFunction ? { body: value, warnings } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Names that mean the same to FEEL's grammar whether they are in scope or not. Others (`first name`, `a-b`) are read as
 * one name only where the scope has them.
 */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name);
}

/** Whether all names inside a value are plain and nothing in it needs to be turned into a FEEL value first. */
export function isPlainData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlainData);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const [name, inner] of Object.entries(value)) if (!isPlainName(name) || !isPlainData(inner)) return false;
  return true;
}
