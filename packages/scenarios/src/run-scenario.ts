import type { EngineEvent } from '@flowhall/engine';
import { type ItemFinding, type LocalizedText, parseSource, type SourceFile } from '@flowhall/items';
import { answerJob } from './answer-job.ts';
import { checkExpectation, checkOffers, checkSent, type Mismatch } from './check-expectation.ts';
import { checkScenario } from './check-scenario.ts';
import type { ItemUnderTest } from './item-under-test.ts';
import { momentOf } from './moment.ts';
import { playEntry } from './play-entry.ts';
import { Player, type PlayerOptions } from './player.ts';
import { isRefusal, NotPlayable, Refusal } from './refusal.ts';
import type { JobEntry, Scenario, ScenarioEntry, StartEntry } from './scenario.ts';
import type { Expectation } from './scenario-expectation.ts';

/** What came of one scenario. */
export interface ScenarioResult {
  readonly file: string;
  readonly name: string;
  /** Empty when everything was as expected. */
  readonly findings: readonly ItemFinding[];
  /** What happened in the process, in order. */
  readonly events: readonly EngineEvent[];
  readonly milliseconds: number;
}

type Path = readonly (string | number)[];

/** Runs one `scenarios/*.yaml` on the real engine and the real approval rules, in memory and with its own clock. */
export async function runScenario(
  item: ItemUnderTest,
  { path: file, content }: { readonly path: string; readonly content: string },
  options: PlayerOptions = {},
): Promise<ScenarioResult> {
  const began = performance.now();
  const { source, findings: syntax } = parseSource(file, content);
  const wrong = source ? await checkScenario(source, item) : [];
  if (!source || wrong.length > 0) {
    return { file, name: nameOf(source) ?? file, findings: [...syntax, ...wrong], events: [], milliseconds: 0 };
  }
  const scenario = source.value as Scenario;
  const { at = '2026-03-02T01:00Z', start, name } = scenario;
  const player = new Player(item, start.when ? new Date(momentOf(start.when)).toISOString() : at, options);
  const findings = await play(player, scenario, source, options);
  const milliseconds = performance.now() - began;
  return { file, name, findings, events: player.events, milliseconds };
}

function nameOf(source: SourceFile | null): string | undefined {
  const value = source?.value;
  const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Stops at the first entry that is not as expected: what follows would only repeat it. */
async function play(
  player: Player,
  scenario: Scenario,
  source: SourceFile,
  { pause }: PlayerOptions,
): Promise<ItemFinding[]> {
  const entries: { path: Path; run: () => Promise<Mismatch[]> }[] = [
    { path: ['start'], run: () => runStart(player, scenario.start) },
    ...(scenario.steps ?? []).map((entry, index) => ({ path: ['steps', index], run: () => runEntry(player, entry) })),
  ];
  for (const { path, run } of entries) {
    await pause?.();
    const mismatches = await attempt(run);
    if (mismatches.length > 0) return mismatches.map((one) => toFinding(source, path, one));
    if (path[0] === 'start' && scenario.start.refused) return [];
  }
  return [];
}

async function attempt(run: () => Promise<Mismatch[]>): Promise<Mismatch[]> {
  try {
    return await run();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = error instanceof NotPlayable ? error.text : { zh: why, en: why };
    return [{ path: [], message: { zh: `未能执行：${text.zh}`, en: `Could not be done: ${text.en}` } }];
  }
}

async function runStart(player: Player, entry: StartEntry): Promise<Mismatch[]> {
  if (entry.offers) {
    const wrong = checkOffers(entry.offers, await player.startOffers(entry));
    if (wrong.length > 0) return wrong;
  }
  return runAction(player, entry, () => player.start(entry));
}

async function runEntry(player: Player, entry: ScenarioEntry): Promise<Mismatch[]> {
  if ('job' in entry) return runJob(player, entry);
  if ('offers' in entry && entry.offers) {
    const wrong = checkOffers(entry.offers, await player.offers(entry));
    if (wrong.length > 0) return wrong;
  }
  return runAction(player, entry, () => playEntry(player, entry));
}

async function runJob(player: Player, entry: JobEntry): Promise<Mismatch[]> {
  let wrong: Mismatch[] = [];
  const { failure } = await answerJob(player, entry, (sent) => {
    wrong = entry.sends ? checkSent(entry.sends, sent) : [];
    return wrong.length === 0;
  });
  if (wrong.length > 0) return wrong;
  if (failure?.code !== entry.fails) return [otherwise(entry.fails, failure?.message)];
  return expectations(player, entry.expect);
}

async function runAction(
  player: Player,
  entry: { refused?: string; pointers?: string[]; expect?: Expectation },
  action: () => Promise<unknown>,
): Promise<Mismatch[]> {
  const refusal = await refusalOf(action);
  const code = refusal?.code ?? null;
  if (code !== (entry.refused ?? null)) return [unexpected(entry.refused, refusal?.message ?? null)];
  if (entry.pointers && refusal instanceof Refusal) {
    const missing = entry.pointers.filter((pointer) => !refusal.pointers.includes(pointer));
    if (missing.length > 0) return [unexpected(missing.join(', '), refusal.message)];
  }
  return expectations(player, entry.expect);
}

async function refusalOf(action: () => Promise<unknown>) {
  try {
    await action();
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

const expectations = (player: Player, expected: Expectation | undefined): Mismatch[] =>
  expected ? checkExpectation(player, expected) : [];

const unexpected = (wanted: string | undefined, got: string | null): Mismatch => ({
  path: ['refused'],
  message: {
    zh: wanted ? `应当被拒绝（${wanted}），实际${got ? `：${got}` : '成功'}` : `不应被拒绝：${got ?? ''}`,
    en: wanted ? `Should be refused (${wanted}) but ${got ? `was: ${got}` : 'succeeded'}` : `Refused: ${got ?? ''}`,
  },
});

const otherwise = (wanted: string | undefined, got: string | undefined): Mismatch => ({
  path: ['fails'],
  message: {
    zh: wanted ? `应当失败（${wanted}），实际${got ? `：${got}` : '成功'}` : `不应失败：${got}`,
    en: wanted ? `Should fail (${wanted}) but ${got ? `did so: ${got}` : 'succeeded'}` : `Failed: ${got}`,
  },
});

const MEND: LocalizedText = {
  zh: '修正流程或表单；若流程是对的，修改场景。',
  en: 'Correct the process or the form; if they are right, change the scenario.',
};

function toFinding(source: SourceFile, path: Path, { path: within, message }: Mismatch): ItemFinding {
  const own = ['offers', 'refused', 'sends', 'fails'].includes(within[0] ?? '');
  const expected = own ? within : ['expect', ...within];
  const line = source.lineOf([...path, ...expected]);
  return {
    rule: 'scenario/expectation',
    severity: 'error',
    file: source.file,
    line,
    element: path.join('.'),
    message,
    mend: MEND,
  };
}
