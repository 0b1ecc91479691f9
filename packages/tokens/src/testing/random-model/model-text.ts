/** A random process and the names of what its conditions ask: `c.<name>`, true or false. */
export interface RandomModel {
  xml: string;
  conditions: string[];
}

const ROOTS = [
  '<message id="msg1" name="M1"/><message id="msg2" name="M2"/><signal id="sig1" name="S1"/><signal id="sig2" name="S2"/>',
  '<error id="err1" errorCode="E1"/><error id="err2" errorCode="E2"/>',
  '<escalation id="esc1" escalationCode="C1"/><escalation id="esc2" escalationCode="C2"/>',
].join('');

/** What the elements of random models listen to and throw. */
export const SIGNALS = ['S1', 'S2'] as const;
export const ERRORS = ['E1', 'E2'] as const;

/** Text of a model under construction: elements of nested scopes, with ids of its own making. */
export class ModelText {
  readonly conditions: string[] = [];
  #ids = 0;
  /** One list of elements per open scope. */
  readonly #scopes: string[][] = [[]];

  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids}`;
  }

  add(xml: string): void {
    this.#scopes.at(-1)?.push(xml);
  }

  openScope(): void {
    this.#scopes.push([]);
  }

  closeScope(): string {
    return this.#scopes.pop()?.join('\n') ?? '';
  }

  flow(source: string, target: string, id = this.id('f')): void {
    this.add(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`);
  }

  conditional(source: string, target: string): void {
    const id = this.id('f');
    this.conditions.push(id);
    this.add(
      `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"><conditionExpression xsi:type="tFormalExpression">c.${id}</conditionExpression></sequenceFlow>`,
    );
  }

  /** The finished model. */
  model(): RandomModel {
    const xml = `<definitions id="D" targetNamespace="http://flowhall.dev/random" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${ROOTS}<process id="P" isExecutable="true">\n${this.#scopes[0]?.join('\n') ?? ''}\n</process></definitions>`;
    return { xml, conditions: this.conditions };
  }
}

export const timer = (length: string) =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${length}</timeDuration></timerEventDefinition>`;
