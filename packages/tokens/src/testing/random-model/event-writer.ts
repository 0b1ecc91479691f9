import { type Block, BlockWriter } from './block-writer.ts';
import { timer } from './model-text.ts';
import { pickOf } from './random.ts';

const message = (ref: string) => `<messageEventDefinition messageRef="${ref}"/>`;
const signal = (ref: string) => `<signalEventDefinition signalRef="${ref}"/>`;
const error = (ref: string) => `<errorEventDefinition errorRef="${ref}"/>`;
const escalation = (ref: string) => `<escalationEventDefinition escalationRef="${ref}"/>`;
const catchAll = (kind: 'error' | 'escalation') => `<${kind}EventDefinition/>`;

/** Block-structured processes with events of every kind, jobs, called processes and multi-instance tasks. */
export class EventWriter extends BlockWriter {
  protected override block(depth: number): Block {
    return depth > 0 && this.random() < 0.1 ? this.#race(depth) : super.block(depth);
  }

  protected override step(): Block {
    const dice = this.random();
    if (dice < 0.5) return this.task();
    if (dice < 0.6) return this.#one('v', (id) => `<serviceTask id="${id}"/>`);
    if (dice < 0.66) return this.#one('ca', (id) => `<callActivity id="${id}" calledElement="Q"/>`);
    if (dice < 0.72) return this.#one('r', (id) => `<receiveTask id="${id}" messageRef="${this.#message()}"/>`);
    if (dice < 0.82) return this.#one('c', (id) => this.#catching(id));
    if (dice < 0.9) return this.#one('th', (id) => this.#throwing(id));
    return this.#one('mi', (id) => this.#multiInstance(id));
  }

  #one(prefix: string, write: (id: string) => string): Block {
    const id = this.text.id(prefix);
    this.text.add(write(id));
    return { entry: id, exit: id };
  }

  #message = () => pickOf(this.random, ['msg1', 'msg2']);
  #signal = () => pickOf(this.random, ['sig1', 'sig2']);

  #awaited(): string {
    return pickOf(this.random, [message(this.#message()), signal(this.#signal()), timer('PT2H')]);
  }

  #catching(id: string): string {
    return `<intermediateCatchEvent id="${id}">${this.#awaited()}</intermediateCatchEvent>`;
  }

  #throwing(id: string): string {
    const thrown = pickOf(this.random, [message(this.#message()), signal(this.#signal()), escalation('esc1'), '']);
    return `<intermediateThrowEvent id="${id}">${thrown}</intermediateThrowEvent>`;
  }

  #multiInstance(id: string): string {
    const sequential = this.random() < 0.5;
    const number = 1 + Math.floor(this.random() * 3);
    const until =
      this.random() < 0.4
        ? '<completionCondition xsi:type="tFormalExpression">numberOfCompletedInstances = 2</completionCondition>'
        : '';
    const tag = pickOf(this.random, ['userTask', 'serviceTask', 'task']);
    return `<${tag} id="${id}"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">${number}</loopCardinality>${until}</multiInstanceLoopCharacteristics></${tag}>`;
  }

  /** An event-based gateway: the first event decides. */
  #race(depth: number): Block {
    const gateway = this.text.id('eg');
    const merge = this.text.id('xm');
    this.text.add(`<eventBasedGateway id="${gateway}"/><exclusiveGateway id="${merge}"/>`);
    for (let n = 2 + Math.floor(this.random() * 2); n > 0; n--) {
      const { entry: event } = this.#one('c', (id) => this.#catching(id));
      this.text.flow(gateway, event);
      const { entry, exit } = this.block(depth - 2);
      this.text.flow(event, entry);
      this.text.flow(exit, merge);
    }
    return { entry: gateway, exit: merge };
  }

  protected override watched(depth: number): Block {
    const dice = this.random();
    const host = this.#host(depth);
    if (dice < 0.2) return this.boundary(host, depth, timer('PT1H'), this.random() < 0.5, true);
    if (dice < 0.4) return this.boundary(host, depth, message(this.#message()), this.random() < 0.5, false);
    if (dice < 0.6) return this.boundary(host, depth, signal(this.#signal()), this.random() < 0.5, false);
    if (dice < 0.8) {
      const definition = pickOf(this.random, [error('err1'), error('err2'), catchAll('error')]);
      return this.boundary(host, depth, definition, true, true);
    }
    const definition = pickOf(this.random, [escalation('esc1'), escalation('esc2'), catchAll('escalation')]);
    const around = host.entry.startsWith('sub') ? host : this.#failing(depth);
    return this.boundary(around, depth, definition, this.random() < 0.5, false);
  }

  #host(depth: number): Block {
    const dice = this.random();
    if (dice < 0.3) return this.task();
    if (dice < 0.5) return this.#one('v', (id) => `<serviceTask id="${id}"/>`);
    return dice < 0.6 ? this.subProcess(depth) : this.#failing(depth);
  }

  /** A sub-process that may end otherwise: with an error, an escalation, a signal, or at once. */
  #failing(depth: number): Block {
    return this.subProcess(depth, (exit) => {
      const gateway = this.text.id('x');
      const out = this.text.id('f');
      const onward = this.text.id('t');
      const fail = this.text.id('fail');
      const thrown = pickOf(this.random, [
        error('err1'),
        error('err2'),
        escalation('esc1'),
        escalation('esc2'),
        signal(this.#signal()),
        '<terminateEventDefinition/>',
      ]);
      this.text.add(
        `<exclusiveGateway id="${gateway}" default="${out}"/><task id="${onward}"/><endEvent id="${fail}">${thrown}</endEvent>`,
      );
      this.text.flow(exit, gateway);
      this.text.conditional(gateway, fail);
      this.text.flow(gateway, onward, out);
      return onward;
    });
  }
}
