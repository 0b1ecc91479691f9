import type { Block } from './block-writer.ts';
import { EventWriter } from './event-writer.ts';
import { timer } from './model-text.ts';
import { pickOf } from './random.ts';

const feel = (tag: string, body: string) => `<${tag} xsi:type="tFormalExpression">${body}</${tag}>`;

const TIMER = timer('PT3H');

/** Processes with what only the token runtime runs, beside everything else. */
export class TokenWriter extends EventWriter {
  protected override block(depth: number): Block {
    const dice = this.random();
    if (depth <= 0 || dice > 0.45) return super.block(depth);
    if (dice < 0.1) return this.#handled(depth);
    if (dice < 0.16) return this.#adHoc();
    if (dice < 0.24) return this.#transaction(depth);
    if (dice < 0.32) return this.#repeated(depth);
    if (dice < 0.36) return this.#complex(depth);
    return dice < 0.41 ? this.#linked(depth) : this.#undone(depth);
  }

  protected override step(): Block {
    const dice = this.random();
    if (dice < 0.08) return this.#element('sl', (id) => this.#looping(id));
    if (dice < 0.16)
      return this.#element(
        'pm',
        (id) =>
          `<intermediateCatchEvent id="${id}" parallelMultiple="true"><signalEventDefinition signalRef="sig1"/><messageEventDefinition messageRef="msg1"/></intermediateCatchEvent>`,
      );
    if (dice < 0.2)
      return this.#element(
        'cc',
        (id) =>
          `<intermediateCatchEvent id="${id}"><conditionalEventDefinition>${feel('condition', this.#asked())}</conditionalEventDefinition></intermediateCatchEvent>`,
      );
    if (dice < 0.24) return this.#several();
    return super.step();
  }

  #element(prefix: string, write: (id: string) => string): Block {
    const id = this.text.id(prefix);
    this.text.add(write(id));
    return { entry: id, exit: id };
  }

  /** A condition whose value is a new answer in each step. */
  #asked(): string {
    const id = this.text.id('f');
    this.text.conditions.push(id);
    return `c.${id}`;
  }

  #looping(id: string): string {
    const before = this.random() < 0.5;
    return `<userTask id="${id}"><standardLoopCharacteristics testBefore="${before}" loopMaximum="3">${feel('loopCondition', this.#asked())}</standardLoopCharacteristics></userTask>`;
  }

  /** A sub-process with an event sub-process in it. */
  #handled(depth: number): Block {
    return this.subProcess(depth, (exit) => {
      const id = this.text.id('h');
      const definition = pickOf(this.random, [
        '<messageEventDefinition messageRef="msg2"/>',
        '<signalEventDefinition signalRef="sig2"/>',
        '<errorEventDefinition/>',
        '<escalationEventDefinition/>',
        TIMER,
      ]);
      const interrupts = definition.startsWith('<error') || this.random() < 0.5;
      this.text.openScope();
      // what happens again and again must not wait, nor bring itself about
      const isOnce = interrupts || definition === TIMER;
      const inner = isOnce ? this.block(depth - 2) : this.passing();
      this.text.add(
        `<startEvent id="${id}s" isInterrupting="${interrupts}">${definition}</startEvent><endEvent id="${id}e"/>`,
      );
      this.text.flow(`${id}s`, inner.entry);
      this.text.flow(inner.exit, `${id}e`);
      this.text.add(`<subProcess id="${id}" triggeredByEvent="true">${this.text.closeScope()}</subProcess>`);
      return exit;
    });
  }

  #adHoc(): Block {
    const id = this.text.id('ah');
    const ordering = pickOf(this.random, ['Parallel', 'Sequential']);
    const tasks = [this.text.id('u'), this.text.id('u')].map((task) => `<userTask id="${task}"/>`).join('');
    const until = feel('completionCondition', this.#asked());
    this.text.add(`<adHocSubProcess id="${id}" ordering="${ordering}">${tasks}${until}</adHocSubProcess>`);
    return { entry: id, exit: id };
  }

  /** A transaction that may be cancelled, with a task that can be undone. */
  #transaction(depth: number): Block {
    const id = this.text.id('tx');
    const [gateway, out, cancelled] = ['x', 'f', 'bc'].map((prefix) => this.text.id(prefix));
    this.text.openScope();
    const done = this.#undoable();
    const inner = this.block(depth - 2);
    this.text.add(
      `<startEvent id="${id}s"/><endEvent id="${id}e"/><endEvent id="${id}x"><cancelEventDefinition/></endEvent><exclusiveGateway id="${gateway}" default="${out}"/>`,
    );
    this.text.flow(`${id}s`, done);
    this.text.flow(done, inner.entry);
    this.text.flow(inner.exit, gateway ?? '');
    this.text.conditional(gateway ?? '', `${id}x`);
    this.text.flow(gateway ?? '', `${id}e`, out);
    this.text.add(`<transaction id="${id}">${this.text.closeScope()}</transaction>`);
    const merge = this.text.id('xm');
    this.text.add(
      `<boundaryEvent id="${cancelled}" attachedToRef="${id}"><cancelEventDefinition/></boundaryEvent><exclusiveGateway id="${merge}"/>`,
    );
    this.text.flow(cancelled ?? '', merge);
    this.text.flow(id, merge);
    return { entry: id, exit: merge };
  }

  /** A task that can be undone; yields its id. */
  #undoable(): string {
    const [done, undo] = [this.text.id('u'), this.text.id('undo')];
    const handler = pickOf(this.random, ['userTask', 'task']);
    this.text.add(
      `<userTask id="${done}"/><${handler} id="${undo}" isForCompensation="true"/><boundaryEvent id="${done}b" attachedToRef="${done}"><compensateEventDefinition/></boundaryEvent><association id="${done}a" associationDirection="One" sourceRef="${done}b" targetRef="${undo}"/>`,
    );
    return done;
  }

  /** A task that is undone later on. */
  #undone(depth: number): Block {
    const done = this.#undoable();
    const inner = this.block(depth - 2);
    const undoing = this.text.id('ct');
    this.text.add(`<intermediateThrowEvent id="${undoing}"><compensateEventDefinition/></intermediateThrowEvent>`);
    this.text.flow(done, inner.entry);
    this.text.flow(inner.exit, undoing);
    return { entry: done, exit: undoing };
  }

  /** One task that yields two tokens, and one that needs two. */
  #several(): Block {
    const [gives, takes] = [this.text.id('q'), this.text.id('q')];
    this.text.add(`<userTask id="${gives}" completionQuantity="2"/><userTask id="${takes}" startQuantity="2"/>`);
    this.text.flow(gives, takes);
    return { entry: gives, exit: takes };
  }

  /** A sub-process that is done several times. */
  #repeated(depth: number): Block {
    const sequential = this.random() < 0.5;
    const loop = `<multiInstanceLoopCharacteristics isSequential="${sequential}">${feel('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`;
    return this.subProcess(depth - 1, (exit) => {
      this.text.add(loop);
      return exit;
    });
  }

  #complex(depth: number): Block {
    const [split, join] = [this.text.id('ps'), this.text.id('cg')];
    this.text.add(
      `<parallelGateway id="${split}"/><complexGateway id="${join}">${feel('activationCondition', 'activationCount &gt;= 2')}</complexGateway>`,
    );
    for (let n = 0; n < 3; n++) {
      const { entry, exit } = this.block(depth - 2);
      this.text.flow(split, entry);
      this.text.flow(exit, join);
    }
    return { entry: split, exit: join };
  }

  #linked(depth: number): Block {
    const first = this.block(depth - 1);
    const next = this.block(depth - 2);
    const [from, to] = [this.text.id('lt'), this.text.id('lc')];
    const definition = `<linkEventDefinition name="${from}"/>`;
    this.text.add(
      `<intermediateThrowEvent id="${from}">${definition}</intermediateThrowEvent><intermediateCatchEvent id="${to}">${definition}</intermediateCatchEvent>`,
    );
    this.text.flow(first.exit, from);
    this.text.flow(to, next.entry);
    return { entry: first.entry, exit: next.exit };
  }
}
