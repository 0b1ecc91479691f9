import { ModelText, type RandomModel, timer } from './model-text.ts';

/** A part of a process that is entered at one element and left at one. */
export interface Block {
  entry: string;
  exit: string;
}

/** Writes one random block-structured process of gateways, loops, sub-processes and boundary timers. */
export class BlockWriter {
  protected readonly random: () => number;
  protected readonly text = new ModelText();

  constructor(random: () => number) {
    this.random = random;
  }

  write(depth: number): RandomModel {
    const { entry, exit } = this.block(depth);
    this.text.add('<startEvent id="start"/><endEvent id="end"/>');
    this.text.flow('start', entry);
    this.text.flow(exit, 'end');
    return this.text.model();
  }

  protected block(depth: number): Block {
    const dice = this.random();
    if (depth <= 0 || dice < 0.25) return this.step();
    if (dice < 0.45) return this.#sequence(depth);
    if (dice < 0.55) return this.subProcess(depth);
    if (dice < 0.63) return this.#loop(depth);
    if (dice < 0.7) return this.watched(depth);
    return this.#split(depth, dice < 0.78 ? 'exclusive' : dice < 0.9 ? 'parallel' : 'inclusive');
  }

  /** One element. */
  protected step(): Block {
    return this.task();
  }

  protected task(): Block {
    const id = this.text.id('u');
    this.text.add(this.random() < 0.15 ? `<task id="${id}"/>` : `<userTask id="${id}"/>`);
    return { entry: id, exit: id };
  }

  #sequence(depth: number): Block {
    const first = this.block(depth - 1);
    let last = first;
    for (let n = 1 + Math.floor(this.random() * 2); n > 0; n--) {
      const next = this.block(depth - 1);
      this.text.flow(last.exit, next.entry);
      last = next;
    }
    return { entry: first.entry, exit: last.exit };
  }

  /** @param leave adds another way out before the end; yields where the way goes on */
  protected subProcess(depth: number, leave: (exit: string) => string = (exit) => exit): Block {
    const id = this.text.id('sub');
    this.text.openScope();
    const { entry, exit } = this.block(depth - 1);
    this.text.add(`<startEvent id="${id}s"/><endEvent id="${id}e"/>`);
    this.text.flow(`${id}s`, entry);
    this.text.flow(leave(exit), `${id}e`);
    this.text.add(`<subProcess id="${id}">${this.text.closeScope()}</subProcess>`);
    return { entry: id, exit: id };
  }

  #loop(depth: number): Block {
    const merge = this.text.id('xm');
    const exit = this.text.id('xl');
    // a loop that never waits is no sound process
    const wait = this.text.id('u');
    const body = this.block(depth - 1);
    this.text.add(`<exclusiveGateway id="${merge}"/><userTask id="${wait}"/>`);
    this.text.flow(merge, wait);
    this.text.flow(wait, body.entry);
    this.text.flow(body.exit, exit);
    this.text.conditional(exit, merge);
    const after = this.text.id('t');
    const out = this.text.id('f');
    this.text.add(`<exclusiveGateway id="${exit}" default="${out}"/><task id="${after}"/>`);
    this.text.flow(exit, after, out);
    return { entry: merge, exit: after };
  }

  /** A step or sub-process with an event on it. */
  protected watched(depth: number): Block {
    const host = this.random() < 0.5 ? this.task() : this.subProcess(depth);
    return this.boundary(host, depth, timer('PT1H'), this.random() < 0.5, true);
  }

  /** @param once the event happens at most once: what it leads to may wait */
  protected boundary(host: Block, depth: number, definition: string, interrupts: boolean, once: boolean): Block {
    const event = this.text.id('b');
    const late = interrupts || once ? this.block(depth - 2) : this.passing();
    this.text.add(
      `<boundaryEvent id="${event}" attachedToRef="${host.entry}" cancelActivity="${interrupts}">${definition}</boundaryEvent>`,
    );
    this.text.flow(event, late.entry);
    const merge = this.text.id('x');
    if (interrupts) {
      this.text.add(`<exclusiveGateway id="${merge}"/>`);
      this.text.flow(late.exit, merge);
    } else {
      this.text.add(`<task id="${merge}"/><endEvent id="${merge}e"/>`);
      this.text.flow(late.exit, `${merge}e`);
    }
    this.text.flow(host.exit, merge);
    return { entry: host.entry, exit: merge };
  }

  protected passing(): Block {
    const id = this.text.id('t');
    this.text.add(`<task id="${id}"/>`);
    return { entry: id, exit: id };
  }

  #split(depth: number, kind: 'exclusive' | 'parallel' | 'inclusive'): Block {
    const split = this.text.id(`${kind[0]}s`);
    const join = this.text.id(`${kind[0]}j`);
    const standard = this.text.id('f');
    const isFree = kind !== 'parallel';
    this.text.add(
      `<${kind}Gateway id="${split}"${isFree ? ` default="${standard}"` : ''}/><${kind}Gateway id="${join}"/>`,
    );
    const branches = 2 + Math.floor(this.random() * 2);
    for (let i = 0; i < branches; i++) {
      const { entry, exit } = this.block(depth - 1);
      if (i && isFree) this.text.conditional(split, entry);
      else this.text.flow(split, entry, i ? undefined : standard);
      this.text.flow(exit, join);
    }
    return { entry: split, exit: join };
  }
}
