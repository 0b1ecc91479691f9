import type { EngineEvent } from '@flowhall/engine';
import { checkShape, type ItemFinding, type LocalizedText, parseSource, type SourceFile } from '@flowhall/items';
import { answerJob } from './answer-job.ts';
import { checkExpectation, checkOffers, type Mismatch } from './check-expectation.ts';
import type { ItemUnderTest } from './item-under-test.ts';
import { Player } from './player.ts';
import { FormRefusal, isRefusal } from './refusal.ts';
import {
  type ActEntry,
  type Expectation,
  type JobEntry,
  type Scenario,
  type StartEntry,
  scenarioFile,
} from './scenario.ts';

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
): Promise<ScenarioResult> {
  const began = performance.now();
  const { source, findings: syntax } = parseSource(file, content);
  const shape = source ? checkShape('scenario', scenarioFile, source) : [];
  if (!source || shape.length > 0) {
    return { file, name: file, findings: [...syntax, ...shape], events: [], milliseconds: 0 };
  }
  const scenario = source.value as Scenario;
  const player = new Player(item, scenario.at ?? '2026-03-02T01:00Z');
  const findings = await play(player, scenario, source);
  const milliseconds = performance.now() - began;
  return { file, name: scenario.name, findings, events: player.events, milliseconds };
}

/** Stops at the first entry that is not as expected: what follows would only repeat it. */
async function play(player: Player, scenario: Scenario, source: SourceFile): Promise<ItemFinding[]> {
  const entries: { path: Path; run: () => Promise<Mismatch[]> }[] = [
    { path: ['start'], run: () => runStart(player, scenario.start) },
    ...(scenario.steps ?? []).map((entry, index) => ({
      path: ['steps', index],
      run: async () => {
        if ('job' in entry) return runJob(player, entry);
        if (!('wait' in entry)) return runAct(player, entry);
        await player.wait(entry.wait);
        return expectations(player, entry.expect);
      },
    })),
  ];
  for (const { path, run } of entries) {
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
    return [{ path: [], message: { zh: `未能执行：${why}`, en: `Could not be done: ${why}` } }];
  }
}

async function runStart(player: Player, entry: StartEntry): Promise<Mismatch[]> {
  if (entry.offers) {
    const wrong = checkOffers(entry.offers, await player.startOffers(entry));
    if (wrong.length > 0) return wrong;
  }
  return runAction(player, entry, () => player.start(entry));
}

async function runJob(player: Player, entry: JobEntry): Promise<Mismatch[]> {
  const wrong = await answerJob(player, entry);
  return wrong.length > 0 ? wrong : expectations(player, entry.expect);
}

async function runAct(player: Player, entry: ActEntry): Promise<Mismatch[]> {
  if (entry.offers) {
    const wrong = checkOffers(entry.offers, await player.offers(entry));
    if (wrong.length > 0) return wrong;
  }
  return runAction(player, entry, () => player.act(entry));
}

async function runAction(
  player: Player,
  entry: { refused?: string; pointers?: string[]; expect?: Expectation },
  action: () => Promise<void>,
): Promise<Mismatch[]> {
  const refusal = await refusalOf(action);
  const code = refusal?.code ?? null;
  if (code !== (entry.refused ?? null)) return [unexpected(entry.refused, refusal?.message ?? null)];
  if (entry.pointers && refusal instanceof FormRefusal) {
    const missing = entry.pointers.filter((pointer) => !refusal.pointers.includes(pointer));
    if (missing.length > 0) return [unexpected(missing.join(', '), refusal.message)];
  }
  return expectations(player, entry.expect);
}

async function refusalOf(action: () => Promise<void>) {
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
