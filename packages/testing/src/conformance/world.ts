import { type Command, type Effect, EngineError, type ExecutableModel, type StepResult, step } from '@flowhall/engine';
import { scriptHost, scriptTime, type Trace } from './script-host.ts';

/** A process instance of the world. */
export interface WorldInstance {
  model: ExecutableModel;
  variables: Record<string, unknown>;
  last?: StepResult;
  /** A step failed: no flow could be taken, an expression failed … */
  failure?: EngineError;
  /** Who called it. */
  caller?: { instance: WorldInstance; executionId: string };
}

interface Job {
  at: number;
  instance: WorldInstance;
  executionId: string;
}

interface PendingMessage {
  from: WorldInstance;
  name: string;
  targets: string[];
}

/** More commands than this only an endless model needs. */
const MAX_COMMANDS = 2000;

/**
 * A small host in memory: runs instances of the processes of one file, delivers their messages, signals and calls, and
 * has a clock that jumps to whatever is due next. Snapshots are stored as text between steps.
 */
export class World {
  readonly instances: WorldInstance[] = [];
  readonly #models: ReadonlyMap<string, ExecutableModel>;
  readonly #trace: Trace;
  readonly #todo: (() => void)[] = [];
  readonly #jobs: Job[] = [];
  readonly #messages: PendingMessage[] = [];
  #now = Date.parse('2026-01-01T00:00:00Z');
  #commands = 0;

  constructor(models: ReadonlyMap<string, ExecutableModel>, trace: Trace) {
    this.#models = models;
    this.#trace = trace;
  }

  /** Starts an instance and lets everything that follows at once happen. */
  start(processId: string, variables: Record<string, unknown>): WorldInstance {
    const instance = this.#create(processId, variables);
    this.#send(instance, { type: 'start' });
    this.#drain();
    return instance;
  }

  /** Lets time pass until nothing is due any more, or up to a limit. */
  runUntilIdle(limitMs: number): void {
    const end = this.#now + limitMs;
    for (let next = this.#nextDue(); next && next.at <= end; next = this.#nextDue()) {
      this.#now = Math.max(this.#now, next.at);
      next.happen();
      this.#drain();
    }
  }

  #create(processId: string, variables: Record<string, unknown>, caller?: WorldInstance['caller']): WorldInstance {
    const model = this.#models.get(processId);
    if (!model) throw new Error(`No process "${processId}" that can be run`);
    const instance = { model, variables: { ...variables }, ...(caller && { caller }) };
    this.instances.push(instance);
    return instance;
  }

  #send(instance: WorldInstance, command: Command): void {
    if (instance.failure || ++this.#commands > MAX_COMMANDS) return;
    const snapshot = instance.last ? JSON.parse(JSON.stringify(instance.last.snapshot)) : null;
    const { last: before } = instance;
    try {
      instance.last = step(instance.model, snapshot, command, {
        clock: () => new Date(this.#now),
        variables: instance.variables,
        script: scriptHost(this.#trace, () => this.#now),
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      fail(instance, error);
      return;
    }
    instance.variables = { ...instance.variables, ...instance.last.variables };
    for (const effect of instance.last.effects) this.#todo.push(() => this.#serve(instance, effect));
    this.#todo.push(() => this.#answerCaller(instance));
    if (before) this.#dropCalls(instance);
    this.#todo.push(() => this.#deliverMessages());
  }

  #drain(): void {
    for (let next = this.#todo.shift(); next; next = this.#todo.shift()) next();
  }

  #serve(instance: WorldInstance, effect: Effect): void {
    switch (effect.type) {
      case 'job': {
        const { executionId } = effect;
        const script = instance.model.model.nodes.find((node) => node.id === effect.elementId)?.script ?? '';
        this.#jobs.push({ at: this.#now + scriptTime(script), instance, executionId });
        return;
      }
      case 'call': {
        if (!this.#models.has(effect.calledElement)) {
          fail(instance, new EngineError('model-refused', `There is no process "${effect.calledElement}" to call`));
          return;
        }
        const caller = { instance, executionId: effect.executionId };
        const child = this.#create(effect.calledElement, { ...instance.variables, ...effect.input }, caller);
        this.#send(child, { type: 'start' });
        return;
      }
      case 'message':
        this.#messages.push({ from: instance, name: effect.name, targets: effect.targets });
        return;
      case 'signal':
        this.#broadcast(instance, effect.name);
        return;
      case 'escalation': {
        const { caller } = instance;
        const { code } = effect;
        if (caller)
          this.#send(caller.instance, { type: 'escalate', executionId: caller.executionId, ...(code && { code }) });
      }
    }
  }

  #broadcast(from: WorldInstance, name: string): void {
    for (const instance of [...this.instances]) {
      const listens = instance.last?.subscriptions.some((s) => s.kind === 'signal' && s.name === name);
      if (instance !== from && listens) this.#send(instance, { type: 'broadcast-signal', name });
    }
    for (const [processId, nodeId] of this.#startsOf('bpmn:SignalEventDefinition', name)) {
      const instance = this.#create(processId, {});
      this.#send(instance, { type: 'start', startEventId: nodeId });
    }
  }

  /** Start events of processes, with the process. */
  *#startsOf(type: string, name: string): Iterable<[string, string]> {
    for (const { processId, model } of this.#models.values())
      for (const node of model.nodes) {
        if (node.scopeId !== processId || node.type !== 'bpmn:StartEvent') continue;
        if (node.eventDefinitions.some((d) => d.type === type && d.ref?.name === name)) yield [processId, node.id];
      }
  }

  /** Messages wait until somebody takes them. */
  #deliverMessages(): void {
    for (const message of [...this.#messages]) {
      if (!this.#messages.includes(message) || !this.#deliver(message)) continue;
      this.#messages.splice(this.#messages.indexOf(message), 1);
    }
  }

  /** Other instances come first, then what the message brings into being, then the sender itself. */
  #deliver(message: PendingMessage): boolean {
    const others = this.instances.filter((instance) => instance !== message.from);
    return this.#correlate(message, others) || this.#instantiate(message) || this.#correlate(message, [message.from]);
  }

  #correlate({ name, targets }: PendingMessage, instances: WorldInstance[]): boolean {
    for (const instance of instances) {
      const taker = instance.last?.subscriptions.find(
        (s) => s.kind === 'message' && (targets.length ? targets.includes(s.elementId) : s.name === name),
      );
      if (!taker) continue;
      this.#send(instance, { type: 'correlate-message', executionId: taker.executionId, name: taker.name });
      return true;
    }
    return false;
  }

  #instantiate({ name, targets }: PendingMessage): boolean {
    for (const [processId, nodeId] of this.#messageStarts(name)) {
      if (targets.length && !targets.includes(nodeId)) continue;
      const instance = this.#create(processId, {});
      this.#send(instance, { type: 'start', startEventId: nodeId });
      return true;
    }
    return false;
  }

  /** Elements that create an instance when a message comes: start events, receive tasks, events after a gateway. */
  *#messageStarts(name: string): Iterable<[string, string]> {
    yield* this.#startsOf('bpmn:MessageEventDefinition', name);
    for (const { processId, model } of this.#models.values())
      for (const node of model.nodes) {
        if (node.scopeId !== processId || !node.instantiates) continue;
        if (node.type === 'bpmn:ReceiveTask' && node.message?.name === name) yield [processId, node.id];
        if (node.type !== 'bpmn:EventBasedGateway') continue;
        const after = model.flows.filter((flow) => flow.source === node.id).map((flow) => flow.target);
        for (const target of model.nodes)
          if (after.includes(target.id) && takesMessage(target, name)) yield [processId, target.id];
      }
  }

  #answerCaller(instance: WorldInstance): void {
    const { caller, last } = instance;
    if (!caller || !last || last.status === 'running') return;
    delete instance.caller;
    const { executionId } = caller;
    if (!caller.instance.last?.waiting.some((w) => w.executionId === executionId)) return;
    const output = { ...instance.variables };
    if (last.status === 'completed') this.#send(caller.instance, { type: 'complete', executionId, output });
    else if (last.error) {
      const { code } = last.error;
      this.#send(caller.instance, { type: 'throw-error', executionId, ...(code && { code }) });
    }
  }

  /** Called processes whose call has been cancelled end, too. */
  #dropCalls(instance: WorldInstance): void {
    for (const child of this.instances) {
      const { caller } = child;
      if (caller?.instance !== instance || child.last?.status !== 'running') continue;
      if (instance.last?.waiting.some((w) => w.executionId === caller.executionId)) continue;
      delete child.caller;
      this.#send(child, { type: 'cancel' });
    }
  }

  #nextDue(): { at: number; happen: () => void } | undefined {
    const due = this.#jobs.map((job) => ({ at: job.at, happen: () => this.#finishJob(job) }));
    for (const instance of this.instances) {
      if (instance.failure) continue;
      for (const { dueAt, executionId } of instance.last?.timers ?? [])
        due.push({ at: dueAt.getTime(), happen: () => this.#send(instance, { type: 'fire-timer', executionId }) });
    }
    return this.#commands > MAX_COMMANDS ? undefined : due.sort((a, b) => a.at - b.at)[0];
  }

  #finishJob(job: Job): void {
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
    const { instance, executionId } = job;
    if (instance.last?.waiting.some((w) => w.executionId === executionId))
      this.#send(instance, { type: 'complete', executionId });
  }
}

/** A step that fails keeps those from going on who have called the process. */
function fail(instance: WorldInstance, error: EngineError): void {
  for (let at: WorldInstance | undefined = instance; at; at = at.caller?.instance) at.failure = error;
}

function takesMessage(node: ExecutableModel['model']['nodes'][number], name: string): boolean {
  if (node.type === 'bpmn:ReceiveTask') return node.message?.name === name;
  return node.eventDefinitions.some((d) => d.type === 'bpmn:MessageEventDefinition' && d.ref?.name === name);
}
