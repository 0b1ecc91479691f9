import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompileOptions, Snapshot, StepResult, WaitState } from '../../src/index.ts';
import { compile } from '../../src/index.ts';
import { Driver } from '../driver.ts';
import type { SnapshotCase, Steps } from './cases.ts';

/** A stored instance with everything that is needed to resume it: nothing in the file may ever change. */
export interface FrozenSnapshot {
  xml: string;
  runtime: 'engine' | 'tokens';
  now: string;
  variables: Record<string, unknown>;
  waiting: WaitState[];
  after: Steps;
  snapshot: Snapshot;
}

const FOLDER = fileURLToPath(new URL('./frozen/', import.meta.url));
const SERVES: CompileOptions['serves'] = ['jobs', 'messages', 'signals', 'calls'];

/** Files of the folder, such as `v1/tokens/timers.json`. */
export function frozenFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();
}

export function readFrozen(file: string): FrozenSnapshot {
  return JSON.parse(readFileSync(FOLDER + file, 'utf8'));
}

export const fileOf = (snapshot: Snapshot, { name }: SnapshotCase): string =>
  `v${snapshot.v}/${snapshot.runtime}/${name}.json`;

/** Plays a case to the state that is frozen. */
export async function playCase(one: SnapshotCase, runtime: 'engine' | 'tokens'): Promise<Driver> {
  const driver = Driver.of(await compile(one.xml, { runtime, serves: SERVES }), { n: 0, log: [] });
  driver.send({ type: 'start' });
  for (const step of one.before) perform(driver, step);
  return driver;
}

export function freeze(file: string, { xml, after }: SnapshotCase, runtime: 'engine' | 'tokens', d: Driver): void {
  if (existsSync(FOLDER + file)) return;
  const { waiting, snapshot } = d.last;
  const frozen: FrozenSnapshot = {
    xml,
    runtime,
    now: d.now.toISOString(),
    variables: d.variables,
    waiting,
    after,
    snapshot,
  };
  mkdirSync(dirname(FOLDER + file), { recursive: true });
  writeFileSync(FOLDER + file, `${JSON.stringify(frozen)}\n`);
}

/** An instance as it was when it was frozen. */
export async function thaw({ xml, runtime, now, variables, waiting, snapshot }: FrozenSnapshot): Promise<Driver> {
  const driver = Driver.of(await compile(xml, { runtime, serves: SERVES }), variables);
  driver.now = new Date(now);
  driver.last = { snapshot, waiting, status: 'running' } as StepResult;
  return driver;
}

/** `complete x`, `fire x`, `message x`, `signal name`, `error x code`; yields what waits after ` → `, if it is said. */
export function perform(driver: Driver, step: string): string[] | undefined {
  const [command = '', expected] = step.split(' → ');
  const [type, at = '', code] = command.split(' ');
  if (type === 'complete') driver.complete(at);
  else if (type === 'fire') driver.fire(at);
  else if (type === 'message') driver.message(at);
  else if (type === 'signal') driver.signal(at);
  else if (type === 'error' && code) driver.send({ type: 'throw-error', executionId: driver.executionId(at), code });
  else throw new Error(`No step: ${step}`);
  return expected?.split(' ');
}

/** The paths of everything in a snapshot; two of the same version and case have the same. */
export function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => shapeOf(one, `${path}[]`)))];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, one]) => shapeOf(one, `${path}.${key}`))
    .sort();
}
