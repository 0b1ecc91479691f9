import { describeValue, evaluate, evaluateUnaryTests, isRecord } from '@flowhall/feel';
import type { TypeDefinition } from '../model/decision-model.ts';

/** FEEL's own types (DMN 1.3, table 56), also as older modelers write them. */
const BUILT_IN: Readonly<Record<string, string>> = {
  any: 'Any',
  string: 'string',
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  datetime: 'date and time',
  'days and time duration': 'days and time duration',
  daytimeduration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearmonthduration: 'years and months duration',
  context: 'context',
};

/** FEEL functions that make a value of a type from its text. */
const FROM_TEXT: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
};

/** FEEL's own type of a name; prefixes such as `feel:` do not count. */
function builtIn(typeRef: string): string | undefined {
  return BUILT_IN[typeRef.replace(/^\w+:/, '').toLowerCase()];
}

/** A value of a type, or why it is none. */
export type Typing = { readonly value: unknown } | { readonly problem: string };

/** Scope of tests that read no variable. */
const NOTHING = { variables: {}, clock: () => new Date(0), timeZone: 'UTC' };

/** The types that a file's `typeRef`s mean: FEEL's own and its item definitions (DMN 1.3, 7.3.2 and 7.3.3). */
export class Types {
  readonly #own: ReadonlyMap<string, TypeDefinition>;

  constructor(definitions: readonly TypeDefinition[]) {
    this.#own = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  isKnown(typeRef: string): boolean {
    return this.#own.has(typeRef) || builtIn(typeRef) !== undefined;
  }

  /** Allowed values that a type states itself. */
  allowedValues(typeRef: string | undefined): string | undefined {
    return typeRef === undefined ? undefined : this.#own.get(typeRef)?.allowedValues;
  }

  /**
   * A value as one of a type. Null is a value of every type. Dates, times and durations may be given as their ISO text, as
   * JSON has them.
   */
  typed(value: unknown, typeRef: string | undefined): Typing {
    if (value === null || value === undefined) return { value: null };
    const definition = typeRef === undefined ? undefined : this.#own.get(typeRef);
    if (definition) return this.#defined(value, definition);
    const type = typeRef === undefined ? 'Any' : builtIn(typeRef);
    return type === undefined || type === 'Any' ? { value } : ofBuiltIn(value, type);
  }

  #defined(value: unknown, definition: TypeDefinition): Typing {
    if (!definition.isCollection) return this.#single(value, definition);
    if (!Array.isArray(value)) return { problem: `must be a list, not ${describeValue(value)}` };
    const values: unknown[] = [];
    for (const element of value) {
      const typing = this.#single(element, definition);
      if ('problem' in typing) return { problem: `holds an element that ${typing.problem}` };
      values.push(typing.value);
    }
    return { value: values };
  }

  #single(value: unknown, definition: TypeDefinition): Typing {
    const { typeRef, allowedValues, components } = definition;
    const typing = components.length ? this.#components(value, components) : this.typed(value, typeRef);
    if ('problem' in typing || !allowedValues || typing.value === null) return typing;
    return isAllowed(typing.value, allowedValues) ? typing : { problem: `must be one of: ${allowedValues}` };
  }

  #components(value: unknown, components: readonly TypeDefinition[]): Typing {
    if (value === null) return { value };
    if (!isRecord(value)) return { problem: `must be a context, not ${describeValue(value)}` };
    const values: Record<string, unknown> = { ...value };
    for (const component of components) {
      const part = value[component.name];
      if (part === undefined || part === null) continue;
      const typing = this.#defined(part, component);
      if ('problem' in typing) return { problem: `has "${component.name}", which ${typing.problem}` };
      values[component.name] = typing.value;
    }
    return { value: values };
  }
}

/** Whether a value meets unary tests that read no variable. */
export function isAllowed(value: unknown, tests: string): boolean {
  return evaluateUnaryTests(tests, value, NOTHING).value === true;
}

function ofBuiltIn(value: unknown, type: string): Typing {
  if (type === 'string' || type === 'number' || type === 'boolean')
    return typeof value === type ? { value } : { problem: `must be a ${type}, not ${describeValue(value)}` };
  if (type === 'context')
    return isRecord(value) ? { value } : { problem: `must be a context, not ${describeValue(value)}` };
  const scope = { ...NOTHING, variables: { given: value } };
  const read = typeof value === 'string' ? evaluate(`${FROM_TEXT[type]}(given)`, scope).value : value;
  const isOne = evaluate(`given instance of ${type}`, { ...scope, variables: { given: read } }).value === true;
  return isOne ? { value: read } : { problem: `must be a ${type}, not ${describeValue(value)}` };
}
