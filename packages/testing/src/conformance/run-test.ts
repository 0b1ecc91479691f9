import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, parseBpmn, sourceText } from '@flowhall/bpmn';
import { type CompileOptions, compile, type ExecutableModel, ModelRefusedError } from '@flowhall/engine';
import { validateProcess } from '@flowhall/tokens';
import { Trace } from './script-host.ts';
import type { SuiteCase, SuiteTest } from './suite.ts';
import { World, type WorldInstance } from './world.ts';

/** `aside`: not as expected, but the suite itself is in doubt there. */
export type Outcome = 'passed' | 'refused' | 'wrong' | 'aside';

/** What came of a test. */
export interface TestResult {
  id: string;
  outcome: Outcome;
  /** Runtime of the first process; absent when the model was refused. */
  runtime?: string;
  /** What was not as expected. */
  notes: string[];
}

/** Errors that keep a model from being deployed. */
export async function refusals(folder: string, file: string): Promise<Finding[]> {
  const findings = await validateProcess(readFileSync(join(folder, file)), {}, { profile: 'bpmn' });
  return findings.filter((finding) => finding.severity === 'error');
}

type Deployment = { models: Map<string, ExecutableModel> } | { refused: Finding[] };

/** The way of every model: validation, then one executable model per process. */
async function deploy(folder: string, file: string, runtime: CompileOptions['runtime']): Promise<Deployment> {
  const errors = await refusals(folder, file);
  if (errors.length) return { refused: errors };
  const xml = sourceText(readFileSync(join(folder, file)));
  const { model } = await parseBpmn(xml);
  const models = new Map<string, ExecutableModel>();
  try {
    for (const { id, isExecutable } of model.processes)
      if (isExecutable) models.set(id, await compile(xml, { ...(runtime && { runtime }), processId: id, serves: ALL }));
  } catch (error) {
    if (error instanceof ModelRefusedError) return { refused: error.findings };
    throw error;
  }
  return { models };
}

const ALL = ['jobs', 'messages', 'signals', 'calls', 'scripts'] as const;

/** Runs every case of a test. */
export async function runTest(
  folder: string,
  test: SuiteTest,
  runtime: CompileOptions['runtime'],
): Promise<TestResult> {
  const deployment = await deploy(folder, test.file, runtime);
  const notes = test.cases.flatMap((c) => {
    const verdict = 'refused' in deployment ? judgeRefusal(c, deployment.refused) : runCase(deployment.models, c);
    return verdict ? [`case ${c.n}: ${verdict}`] : [];
  });
  const isUnsupported = 'refused' in deployment && deployment.refused.some((f) => f.rule === 'unsupported');
  const outcome = !notes.length ? 'passed' : isUnsupported ? 'refused' : test.status === 'ok' ? 'wrong' : 'aside';
  const [first] = 'models' in deployment ? deployment.models.values() : [];
  return { id: test.id, outcome, ...(first && { runtime: first.runtime }), notes };
}

function judgeRefusal({ kind }: SuiteCase, findings: Finding[]): string | undefined {
  if (kind === 'deployment-error' || kind === 'deployment-or-runtime-error') return undefined;
  return `refused: ${findings.map((f) => `${f.rule} ${f.elementId ?? ''}: ${f.message.en}`).join(' | ')}`;
}

/** Without a delay in the suite the trace of what completes is read when nothing more can happen, else after this. */
const LIMIT_MS = 120_000;

function runCase(models: ReadonlyMap<string, ExecutableModel>, c: SuiteCase): string | undefined {
  if (c.kind === 'deploys') return undefined;
  if (c.kind === 'deployment-error') return 'was not refused';
  const trace = new Trace();
  const world = new World(models, trace);
  const started = c.start.map((processId) => world.start(processId, { ...c.input }));
  world.runUntilIdle(c.delayMs ?? (c.kind === 'completes' ? Number.POSITIVE_INFINITY : LIMIT_MS));
  const expected = c.expectCorrected ?? c.expect;
  const seen = trace.toSorted(expected);
  const subject = started.at(-1);
  const state = subject ? stateOf(subject) : 'not started';
  if (JSON.stringify(seen) !== JSON.stringify([...expected].sort()))
    return `expected ${expected.join(' ')}, saw ${seen.join(' ')} (${state})`;
  return STATES[c.kind].includes(state) ? undefined : `should end as "${c.kind}", is: ${state}`;
}

const STATES: Record<SuiteCase['kind'], readonly string[]> = {
  completes: ['completed'],
  waits: ['running', 'stuck'],
  'runtime-error': ['failed'],
  'deployment-or-runtime-error': ['failed'],
  'thrown-error': ['error'],
  'deployment-error': [],
  deploys: [],
  'not-started': ['failed'],
};

function stateOf({ failure, last }: WorldInstance): string {
  if (failure || !last) return 'failed';
  if (last.error) return 'error';
  return last.status === 'failed' ? 'stuck' : last.status;
}
