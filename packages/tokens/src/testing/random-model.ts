/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A random process and the names of what its conditions ask: `c.<name>`, true or false. */
export interface RandomModel {
  xml: string;
  conditions: string[];
}

interface Block {
  entry: string;
  exit: string;
}

/** Writes one random block-structured process: for property tests of whatever plays or plans tokens. */
class Writer {
  readonly conditions: string[] = [];
  readonly #random: () => number;
  #ids = 0;
  /** One list of elements per open scope. */
  readonly #scopes: string[][] = [[]];

  constructor(random: () => number) {
    this.#random = random;
  }

  write(depth: number): string {
    const { entry, exit } = this.#block(depth);
    this.#add('<startEvent id="start"/><endEvent id="end"/>');
    this.#flow('start', entry);
    this.#flow(exit, 'end');
    const body = this.#scopes[0]?.join('\n') ?? '';
    return `<definitions id="D" targetNamespace="http://flowhall.dev/random" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><process id="P" isExecutable="true">\n${body}\n</process></definitions>`;
  }

  #block(depth: number): Block {
    const dice = this.#random();
    if (depth <= 0 || dice < 0.25) return this.#task();
    if (dice < 0.45) return this.#sequence(depth);
    if (dice < 0.55) return this.#subProcess(depth);
    if (dice < 0.63) return this.#loop(depth);
    if (dice < 0.7) return this.#timed(depth);
    return this.#split(depth, dice < 0.78 ? 'exclusive' : dice < 0.9 ? 'parallel' : 'inclusive');
  }

  #task(): Block {
    const id = this.#id('u');
    this.#add(this.#random() < 0.15 ? `<task id="${id}"/>` : `<userTask id="${id}"/>`);
    return { entry: id, exit: id };
  }

  #sequence(depth: number): Block {
    const first = this.#block(depth - 1);
    let last = first;
    for (let n = 1 + Math.floor(this.#random() * 2); n > 0; n--) {
      const next = this.#block(depth - 1);
      this.#flow(last.exit, next.entry);
      last = next;
    }
    return { entry: first.entry, exit: last.exit };
  }

  #subProcess(depth: number): Block {
    const id = this.#id('sub');
    this.#scopes.push([]);
    const { entry, exit } = this.#block(depth - 1);
    this.#add(`<startEvent id="${id}s"/><endEvent id="${id}e"/>`);
    this.#flow(`${id}s`, entry);
    this.#flow(exit, `${id}e`);
    this.#add(`<subProcess id="${id}">${this.#closeScope()}</subProcess>`);
    return { entry: id, exit: id };
  }

  #loop(depth: number): Block {
    const merge = this.#id('xm');
    const exit = this.#id('xl');
    // a loop that never waits is no sound process
    const wait = this.#id('u');
    const body = this.#block(depth - 1);
    this.#add(`<exclusiveGateway id="${merge}"/><userTask id="${wait}"/>`);
    this.#flow(merge, wait);
    this.#flow(wait, body.entry);
    this.#flow(body.exit, exit);
    const back = this.#conditional(exit, merge);
    const after = this.#id('t');
    const out = this.#id('f');
    this.#add(`<exclusiveGateway id="${exit}" default="${out}"/>${back}<task id="${after}"/>`);
    this.#flow(exit, after, out);
    return { entry: merge, exit: after };
  }

  /** A user task or sub-process with a timer on it. */
  #timed(depth: number): Block {
    const host = this.#random() < 0.5 ? this.#task() : this.#subProcess(depth);
    const timer = this.#id('b');
    const interrupts = this.#random() < 0.5;
    const late = this.#block(depth - 2);
    this.#add(
      `<boundaryEvent id="${timer}" attachedToRef="${host.entry}" cancelActivity="${interrupts}"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
    );
    this.#flow(timer, late.entry);
    const merge = this.#id('x');
    if (interrupts) {
      this.#add(`<exclusiveGateway id="${merge}"/>`);
      this.#flow(late.exit, merge);
    } else {
      this.#add(`<task id="${merge}"/><endEvent id="${merge}e"/>`);
      this.#flow(late.exit, `${merge}e`);
    }
    this.#flow(host.exit, merge);
    return { entry: host.entry, exit: merge };
  }

  #split(depth: number, kind: 'exclusive' | 'parallel' | 'inclusive'): Block {
    const split = this.#id(`${kind[0]}s`);
    const join = this.#id(`${kind[0]}j`);
    const standard = this.#id('f');
    const isFree = kind !== 'parallel';
    this.#add(`<${kind}Gateway id="${split}"${isFree ? ` default="${standard}"` : ''}/><${kind}Gateway id="${join}"/>`);
    const branches = 2 + Math.floor(this.#random() * 2);
    for (let i = 0; i < branches; i++) {
      const { entry, exit } = this.#block(depth - 1);
      if (i && isFree) this.#add(this.#conditional(split, entry));
      else this.#flow(split, entry, i ? undefined : standard);
      this.#flow(exit, join);
    }
    return { entry: split, exit: join };
  }

  #conditional(source: string, target: string): string {
    const id = this.#id('f');
    this.conditions.push(id);
    return `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"><conditionExpression xsi:type="tFormalExpression">c.${id}</conditionExpression></sequenceFlow>`;
  }

  #flow(source: string, target: string, id = this.#id('f')): void {
    this.#add(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`);
  }

  #id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids}`;
  }

  #add(xml: string): void {
    this.#scopes.at(-1)?.push(xml);
  }

  #closeScope(): string {
    return this.#scopes.pop()?.join('\n') ?? '';
  }
}

/**
 * A random process of sequences, exclusive, parallel and inclusive blocks, loops, sub-processes and boundary timers.
 * Sound: whatever the conditions say, every join fires and the process can complete.
 */
export function randomModel(random: () => number, depth = 4): RandomModel {
  const writer = new Writer(random);
  const xml = writer.write(depth);
  return { xml, conditions: writer.conditions };
}
