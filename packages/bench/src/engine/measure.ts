import { type Command, compile, type ExecutableModel, type Snapshot, type StepResult, step } from '@flowhall/engine';
import { benchModel } from './bench-model.ts';

/** What is measured in one go. */
export interface EngineCase {
  readonly runtime: 'engine' | 'tokens';
  readonly nodes: number;
  readonly hasConditions: boolean;
  /** How long the hot part is measured; a third of it goes before to warm up. */
  readonly hotMs: number;
}

/** What came of an {@link EngineCase}. Times in microseconds; a step includes reading and writing the stored snapshot. */
export interface EngineFigures {
  /** Parsing, checking and compiling the model. */
  compileUs: number;
  /** The first step after loading the code. */
  coldUs: number;
  /** Steps once the code is warm: mean, median, 99th percentile. */
  hotUs: number;
  p50Us: number;
  p99Us: number;
  /** Processor time of a hot step: what is left of it when the machine is busy with other things. */
  cpuUs: number;
  stepsPerSecond: number;
  /** Stored snapshot, mean and largest. */
  snapshotBytes: number;
  largestSnapshotBytes: number;
  steps: number;
}

const NOW = new Date('2026-03-02T01:00:00.000Z');

/** Plays whole instances over and over; every snapshot goes through JSON, as it does in the database. */
class Player {
  readonly #model: ExecutableModel;
  #last: { stored: string; result: StepResult } | undefined;
  #amount = 0;
  readonly times: number[] = [];
  readonly bytes: number[] = [];

  constructor(model: ExecutableModel) {
    this.#model = model;
  }

  /** One step of the present instance, or the first of a new one. */
  next(): void {
    const command = this.#command();
    const variables = { form: { amount: this.#amount, reason: 'conference' }, initiator: { kind: 'staff' } };
    const from = performance.now();
    const snapshot: Snapshot | null = this.#last ? JSON.parse(this.#last.stored) : null;
    const result = step(this.#model, snapshot, command, { clock: () => NOW, variables });
    const stored = JSON.stringify(result.snapshot);
    this.times.push((performance.now() - from) * 1000);
    this.bytes.push(stored.length);
    this.#last = result.status === 'running' ? { stored, result } : undefined;
    if (result.status === 'failed') throw new Error(result.incident?.message);
  }

  #command(): Command {
    const task = this.#last?.result.waiting[0];
    if (task) return { type: 'complete', executionId: task.executionId };
    this.#amount = this.#amount ? 0 : 5000;
    return { type: 'start' };
  }

  playFor(ms: number): void {
    for (const until = performance.now() + ms; performance.now() < until; ) this.next();
  }
}

/** Measures one case; meant for a fresh worker, so that the first step meets cold code. */
export async function measure({ runtime, nodes, hasConditions, hotMs }: EngineCase): Promise<EngineFigures> {
  const xml = benchModel(nodes, hasConditions);
  const from = performance.now();
  const model = await compile(xml, { runtime });
  const compileUs = (performance.now() - from) * 1000;
  const player = new Player(model);
  player.next();
  const [coldUs = 0] = player.times;
  player.playFor(hotMs / 3);
  player.times.length = 0;
  player.bytes.length = 0;
  const cpu = process.threadCpuUsage();
  player.playFor(hotMs);
  const { user, system } = process.threadCpuUsage(cpu);
  const times = player.times.toSorted((a, b) => a - b);
  const hotUs = sum(times) / times.length;
  return {
    compileUs,
    coldUs,
    hotUs,
    p50Us: times[Math.floor(times.length * 0.5)] ?? 0,
    p99Us: times[Math.floor(times.length * 0.99)] ?? 0,
    cpuUs: (user + system) / times.length,
    stepsPerSecond: 1e6 / hotUs,
    snapshotBytes: sum(player.bytes) / player.bytes.length,
    largestSnapshotBytes: player.bytes.reduce((a, b) => Math.max(a, b), 0),
    steps: times.length,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
