import {
  boundary,
  bpmnWith,
  end,
  event,
  eventSubProcess,
  expression,
  flow,
  gateway,
  parallel,
  start,
  task,
  user,
} from '../src/testing/bpmn-text.ts';
import { CYCLE, ERROR, ESCALATION, leafElements, MESSAGE, ROOTS, SIGNAL, TIMER } from './random-elements.ts';

/** A part of a process with one way in and one way out. */
interface Block {
  xml: string;
  entry: string;
  exit: string;
}

/**
 * Writes random processes of every construct that the token runtime runs. Block-structured: whatever happens every join
 * fires and the process can complete.
 */
class ProcessWriter {
  readonly conditions: string[] = [];
  readonly #random: () => number;
  #ids = 0;
  /** Inside how many handlers of signals. */
  #quiet = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  write(depth: number): string {
    const { xml, entry, exit } = this.#block(depth);
    return bpmnWith(ROOTS, start() + end() + xml + flow('start', entry) + flow(exit, 'end'));
  }

  #block(depth: number): Block {
    if (depth <= 0) return this.#leaf();
    const kinds = [
      () => this.#leaf(),
      () => this.#sequence(depth),
      () => this.#sequence(depth),
      () => this.#split(depth, 'exclusive'),
      () => this.#split(depth, 'inclusive'),
      () => this.#split(depth, 'parallel'),
      () => this.#discriminator(depth),
      () => this.#race(depth),
      () => this.#circle(depth),
      () => this.#scope(depth),
      () => this.#transaction(depth),
      () => this.#adHoc(),
      () => this.#looping(depth),
      () => this.#guarded(depth),
      () => this.#undone(depth),
      () => this.#several(),
    ];
    return this.#pick(kinds)();
  }

  #leaf(): Block {
    const id = this.#id('a');
    const leaves = leafElements(id, this.#pick(this.#awaited));
    const allowed = leaves.filter((xml) => !this.#quiet || !(xml.includes('Throw') && xml.includes(SIGNAL)));
    return { xml: this.#pick(allowed), entry: id, exit: id };
  }

  #sequence(depth: number): Block {
    const [one, two] = [this.#block(depth - 1), this.#block(depth - 1)];
    if (this.#random() < 0.85)
      return { xml: one.xml + two.xml + flow(one.exit, two.entry), entry: one.entry, exit: two.exit };
    const link = `<linkEventDefinition name="${this.#id('link')}"/>`;
    const [from, to] = [this.#id('throw'), this.#id('catch')];
    const ends = event('intermediateThrowEvent', from, link) + event('intermediateCatchEvent', to, link);
    return {
      xml: one.xml + two.xml + ends + flow(one.exit, from) + flow(to, two.entry),
      entry: one.entry,
      exit: two.exit,
    };
  }

  #split(depth: number, kind: 'exclusive' | 'inclusive' | 'parallel'): Block {
    const [split, join, first] = [this.#id('s'), this.#id('j'), this.#id('f')];
    const gateways = kind === 'parallel' ? parallel(split, join) : gateway(kind, split, first) + gateway(kind, join);
    const [a, b] = [this.#block(depth - 1), this.#block(depth - 1)];
    const other = flow(split, b.entry, kind === 'parallel' ? undefined : this.#condition());
    return this.#wrap(
      split,
      join,
      gateways +
        a.xml +
        b.xml +
        flow(split, a.entry, undefined, first) +
        other +
        flow(a.exit, join) +
        flow(b.exit, join),
    );
  }

  /** The first branch goes on, the other is awaited and consumed. */
  #discriminator(depth: number): Block {
    const [split, join] = [this.#id('s'), this.#id('j')];
    const [a, b] = [this.#block(depth - 1), this.#block(depth - 1)];
    const complex = `<complexGateway id="${join}">${expression('activationCondition', 'activationCount >= 1')}</complexGateway>`;
    return this.#wrap(
      split,
      join,
      parallel(split) +
        complex +
        a.xml +
        b.xml +
        flow(split, a.entry) +
        flow(split, b.entry) +
        flow(a.exit, join) +
        flow(b.exit, join),
    );
  }

  #race(depth: number): Block {
    const [gate, merge] = [this.#id('e'), this.#id('m')];
    const ways = this.#awaited.map((definition) => {
      const [id, { xml, entry, exit }] = [this.#id('w'), this.#block(depth - 2)];
      return (
        event('intermediateCatchEvent', id, definition) + xml + flow(gate, id) + flow(id, entry) + flow(exit, merge)
      );
    });
    return this.#wrap(gate, merge, `<eventBasedGateway id="${gate}"/>${gateway('exclusive', merge)}${ways.join('')}`);
  }

  #circle(depth: number): Block {
    const [merge, wait, out, leave] = [this.#id('m'), this.#id('a'), this.#id('o'), this.#id('f')];
    const body = this.#block(depth - 1);
    const after = this.#id('t');
    const gateways = gateway('exclusive', merge) + gateway('exclusive', out, leave) + user(wait) + task(after);
    return this.#wrap(
      merge,
      after,
      gateways +
        body.xml +
        flow(merge, wait) +
        flow(wait, body.entry) +
        flow(body.exit, out) +
        flow(out, merge, this.#condition()) +
        flow(out, after, undefined, leave),
    );
  }

  /** A sub-process, perhaps with handlers of events inside and a way to end it early. */
  #scope(depth: number, tag = 'subProcess', more = '', attributes = ''): Block {
    const id = this.#id('sub');
    const [body, gate, go, early] = [this.#block(depth - 1), this.#id('g'), this.#id('f'), this.#id('x')];
    const definitions = this.#pick(['<terminateEventDefinition/>', ESCALATION, this.#quiet ? '' : SIGNAL, '']);
    const inner =
      `<startEvent id="${id}_s"/><endEvent id="${id}_e"/>${event('endEvent', early, definitions)}${gateway('exclusive', gate, go)}` +
      body.xml +
      flow(`${id}_s`, body.entry) +
      flow(body.exit, gate) +
      flow(gate, `${id}_e`, undefined, go) +
      flow(gate, early, this.#condition());
    const xml = `<${tag} id="${id}"${attributes}>${inner}${this.#random() < 0.4 ? this.#handler(depth) : ''}${more}</${tag}>`;
    return { xml, entry: id, exit: id };
  }

  #handler(depth: number): string {
    const id = this.#id('h');
    const definitions = this.#pick([TIMER, MESSAGE, SIGNAL, ERROR, ESCALATION]);
    const { xml, entry, exit } = this.#after(definitions, depth - 2);
    const interrupts = definitions === ERROR || this.#random() < 0.5;
    const flows = flow(`${id}_s`, entry) + flow(exit, `${id}_e`);
    return eventSubProcess(id, definitions, interrupts, xml, end(`${id}_e`), flows);
  }

  /** What an event leads to; what a signal leads to must not throw it again, or wait for the next one. */
  #after(definitions: string, depth: number): Block {
    this.#quiet += definitions === SIGNAL ? 1 : 0;
    const block = this.#block(depth);
    this.#quiet -= definitions === SIGNAL ? 1 : 0;
    return block;
  }

  #transaction(depth: number): Block {
    const [handler, cancel, again] = [this.#id('c'), this.#id('x'), this.#id('m')];
    const body = this.#undone(depth - 1);
    const id = this.#id('tx');
    const [gate, go] = [this.#id('g'), this.#id('f')];
    const inner =
      `<startEvent id="${id}_s"/><endEvent id="${id}_e"/>${event('endEvent', cancel, '<cancelEventDefinition/>')}${gateway('exclusive', gate, go)}` +
      body.xml +
      flow(`${id}_s`, body.entry) +
      flow(body.exit, gate) +
      flow(gate, `${id}_e`, undefined, go) +
      flow(gate, cancel, this.#condition());
    const xml = `<transaction id="${id}">${inner}</transaction>${boundary(handler, id, '<cancelEventDefinition/>')}${gateway('exclusive', again)}`;
    return this.#wrap(id, again, xml + flow(id, again) + flow(handler, again));
  }

  #adHoc(): Block {
    const id = this.#id('adhoc');
    const ordering = this.#random() < 0.5 ? ' ordering="Sequential"' : '';
    const inner = user(this.#id('a'), this.#id('a')) + (this.#random() < 0.5 ? task(this.#id('a')) : '');
    const condition = this.#random() < 0.5 ? expression('completionCondition', `not(${this.#condition()})`) : '';
    return {
      xml: `<adHocSubProcess id="${id}"${ordering}>${inner}${condition}</adHocSubProcess>`,
      entry: id,
      exit: id,
    };
  }

  /** A task or sub-process with a loop. */
  #looping(depth: number): Block {
    const early = this.#random() < 0.5 ? expression('completionCondition', this.#condition()) : '';
    const sequential = ` isSequential="${this.#random() < 0.5}"`;
    const loop = this.#pick([
      `<multiInstanceLoopCharacteristics${sequential}>${expression('loopCardinality', '2')}${early}</multiInstanceLoopCharacteristics>`,
      '<standardLoopCharacteristics loopMaximum="2"/>',
      `<standardLoopCharacteristics testBefore="true">${expression('loopCondition', this.#condition())}</standardLoopCharacteristics>`,
    ]);
    if (this.#random() < 0.5) return this.#scope(depth, 'subProcess', loop);
    const id = this.#id('a');
    return { xml: `<userTask id="${id}">${loop}</userTask>`, entry: id, exit: id };
  }

  /** An activity with an event on it. */
  #guarded(depth: number): Block {
    const id = this.#id('a');
    const host = this.#random() < 0.5 ? { xml: `<serviceTask id="${id}"/>`, entry: id, exit: id } : this.#scope(depth);
    const [guard, merge, interrupts] = [this.#id('b'), this.#id('m'), this.#random() < 0.5];
    const definitions = this.#pick([TIMER, MESSAGE, SIGNAL, ESCALATION, interrupts ? ERROR : CYCLE]);
    const late = this.#after(definitions, depth - 2);
    const xml = host.xml + boundary(guard, host.entry, definitions, interrupts) + late.xml + flow(guard, late.entry);
    if (!interrupts)
      return { xml: xml + end(`${guard}_e`) + flow(late.exit, `${guard}_e`), entry: host.entry, exit: host.exit };
    return this.#wrap(
      host.entry,
      merge,
      xml + gateway('exclusive', merge) + flow(host.exit, merge) + flow(late.exit, merge),
    );
  }

  /** Something that can be undone, and perhaps is. */
  #undone(depth: number): Block {
    const [done, mark, undo, then] = [this.#id('a'), this.#id('b'), this.#id('u'), this.#id('t')];
    const rest = this.#block(depth - 2);
    const association = `<association associationDirection="One" id="${this.#id('as')}" sourceRef="${mark}" targetRef="${undo}"/>`;
    const undoing =
      this.#random() < 0.5 ? task(then) : event('intermediateThrowEvent', then, '<compensateEventDefinition/>');
    const handler =
      this.#random() < 0.5
        ? `<userTask id="${undo}" isForCompensation="true"/>`
        : `<task id="${undo}" isForCompensation="true"/>`;
    const xml =
      user(done) + boundary(mark, done, '<compensateEventDefinition/>') + handler + association + undoing + rest.xml;
    return { xml: xml + flow(done, rest.entry) + flow(rest.exit, then), entry: done, exit: then };
  }

  /** Several tokens in, several out. */
  #several(): Block {
    const [split, needs, gives, takes] = [this.#id('s'), this.#id('a'), this.#id('a'), this.#id('a')];
    const xml =
      parallel(split) +
      `<userTask id="${needs}" startQuantity="2"/><task id="${gives}" completionQuantity="2"/><userTask id="${takes}" startQuantity="2"/>` +
      flow(split, needs) +
      flow(split, needs, undefined, this.#id('f')) +
      flow(needs, gives) +
      flow(gives, takes);
    return { xml, entry: split, exit: takes };
  }

  #wrap(entry: string, exit: string, xml: string): Block {
    return { xml, entry, exit };
  }

  get #awaited(): string[] {
    return this.#quiet ? [TIMER, MESSAGE] : [TIMER, MESSAGE, SIGNAL];
  }

  #condition(): string {
    const name = this.#id('k');
    this.conditions.push(name);
    return `c.${name}`;
  }

  #id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids}`;
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
}

/** A random process of every construct, and the names of what its conditions ask: `c.<name>`, true or false. */
export function randomProcess(random: () => number, depth = 4): { xml: string; conditions: readonly string[] } {
  const writer = new ProcessWriter(random);
  const xml = writer.write(depth);
  return { xml, conditions: writer.conditions };
}
