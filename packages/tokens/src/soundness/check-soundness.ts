import { indexModel, type ModelIndex, type ProcessModel } from '@flowhall/bpmn';
import { TokenGame } from '../game/token-game.ts';
import { explore } from '../state-space/explore.ts';
import { pathTo, type StateSpace } from '../state-space/state-space.ts';
import { circles, leadingTo } from './analyse.ts';
import { deadSteps } from './dead-steps.ts';
import { type SoundnessFinding, soundnessFinding } from './soundness-finding.ts';
import { inBoth, named, story } from './words.ts';

/** How a model is checked. */
export interface SoundnessOptions {
  /** The process to check; needed only when the model holds several that can be run. */
  processId?: string;
  /** Tokens that are looked at in all before giving up: about 100,000 a second. */
  budget?: number;
}

const BUDGET = 100_000;

/** Branches that meet without a join: so many tokens are followed to where they could get stuck. */
const MEETING_TOKENS = 6;
const MEETING_BUDGET = 30_000;

/** More findings of one rule help nobody. */
const MAX_FINDINGS_PER_RULE = 5;

/**
 * Plays a process in every way there is: whether it can always complete, without tokens left over at joins, without steps
 * that are never reached, and without loops that never wait. Choices are free: which data could come is not asked. What was
 * not looked at because of the budget is judged in favour of the model, and a finding says so.
 */
export function checkSoundness(
  model: ProcessModel,
  { processId, budget = BUDGET }: SoundnessOptions = {},
): SoundnessFinding[] {
  const game = new TokenGame(model, { ...(processId !== undefined && { processId }) });
  if (!game.moves(null).length) return [];
  const index = indexModel(model);
  const space = explore(game, { budget, isReduced: true });
  const findings = withoutRepeats([
    ...happening(index, space),
    ...behindMeetings(game, index, space, budget),
    ...unreached(game, index, space),
  ]);
  if (!findings.some(isClaim)) return space.isComplete ? findings : [...findings, gaveUp(game.model.processId, space)];
  // what never happens in one order of the branches may happen in another
  const full = explore(game, { budget });
  return withoutRepeats([
    ...findings.filter((finding) => !isClaim(finding)),
    ...happening(index, full),
    ...unreached(game, index, full),
    ...(full.isComplete ? [] : [gaveUp(game.model.processId, full)]),
  ]);
}

/** What was seen to happen: true however much was looked at. */
function happening(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  return [
    ...deadlocks(index, space),
    ...endlessLoops(index, space),
    ...uncaughtErrors(index, space),
    ...meetings(index, space),
  ];
}

/** What a join makes of more tokens than are followed at first. */
function behindMeetings(game: TokenGame, index: ModelIndex, space: StateSpace, budget: number): SoundnessFinding[] {
  if (!space.states.some(({ isCut }) => isCut)) return [];
  const few = Math.min(budget, MEETING_BUDGET);
  return deadlocks(index, explore(game, { budget: few, isReduced: true, mostTokens: MEETING_TOKENS }));
}

/** Whether a finding says that something never happens. */
function isClaim({ rule }: SoundnessFinding): boolean {
  return rule === 'never-completes' || rule === 'dead-step';
}

function withoutRepeats(findings: readonly SoundnessFinding[]): SoundnessFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.elementId}`, finding])).values()];
}

function deadlocks(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const found = new Map<string, SoundnessFinding>();
  for (const [number, { status, parkedAt }] of space.states.entries()) {
    const [first] = parkedAt ?? [];
    if (status !== 'stuck' || found.size >= MAX_FINDINGS_PER_RULE || found.has(first ?? '')) continue;
    const trace = pathTo(space, number);
    found.set(
      first ?? '',
      soundnessFinding('deadlock', 'error', parkedAt ?? [], deadlockMessage(index, parkedAt ?? [], trace), trace),
    );
  }
  return [...found.values()];
}

function deadlockMessage(index: ModelIndex, parkedAt: readonly string[], trace: ReturnType<typeof pathTo>) {
  return inBoth((lang) => {
    const [at, how] = [named(index, parkedAt, lang), story(index, trace, lang)];
    if (!parkedAt.length)
      return lang === 'zh' ? `流程会停住而无法结束${how}。` : `The process can come to a halt${how}.`;
    return lang === 'zh'
      ? `流程会卡在${at}：等待永远不会到达的分支${how}。`
      : `The process can get stuck at ${at}, waiting for branches that never come${how}.`;
  });
}

function endlessLoops(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const found: SoundnessFinding[] = [];
  const edge = space.edges.find(({ loop }) => loop);
  if (edge?.loop) {
    const message = inBoth((lang) => {
      const [at, how] = [named(index, edge.loop ?? [], lang), story(index, pathTo(space, edge.to), lang)];
      return lang === 'zh'
        ? `流程会不停地循环而不等待：${at}${how}。`
        : `The process can run in circles without waiting: ${at}${how}.`;
    });
    found.push(soundnessFinding('endless-loop', 'error', edge.loop, message, pathTo(space, edge.to)));
  }
  const told = new Set<string>();
  for (const circle of circles(space, (state) => space.states[state]?.isChoosing === true)) {
    const elementIds = [...new Set(circle.flatMap(({ entered }) => entered))].sort();
    const key = elementIds.join();
    if (told.has(key) || told.size >= MAX_FINDINGS_PER_RULE || elementIds.some((id) => changesData(index, id)))
      continue;
    told.add(key);
    const message = inBoth((lang) =>
      lang === 'zh'
        ? `循环${named(index, elementIds, lang)}中没有等待，也没有改变条件的环节。`
        : `Nothing in the loop ${named(index, elementIds, lang)} waits or changes what decides about leaving it.`,
    );
    found.push(soundnessFinding('automatic-loop', 'warning', elementIds, message, pathTo(space, circle[0]?.from ?? 0)));
  }
  return found;
}

/** What does so without waiting: scripts, decisions, data associations, global tasks and the counters of loops. */
function changesData(index: ModelIndex, id: string): boolean {
  const node = index.node(id);
  return node?.type === 'bpmn:CallActivity' || !!(node?.script ?? node?.calledDecision ?? node?.outputs ?? node?.loop);
}

function uncaughtErrors(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const found = new Map<string, SoundnessFinding>();
  for (const { to, entered } of space.edges) {
    const thrower = entered.at(-1);
    if (space.states[to]?.status !== 'failed' || thrower === undefined || found.has(thrower)) continue;
    const trace = pathTo(space, to);
    const message = inBoth((lang) => {
      const [at, how] = [named(index, [thrower], lang), story(index, trace, lang)];
      return lang === 'zh'
        ? `${at}抛出的错误在本流程中没有被捕获，流程将以失败告终${how}。`
        : `Nothing in this process catches the error that ${at} throws: it fails${how}.`;
    });
    found.set(thrower, soundnessFinding('error-uncaught', 'warning', [thrower], message, trace));
  }
  return [...found.values()].slice(0, MAX_FINDINGS_PER_RULE);
}

function meetings(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const found = new Map<string, SoundnessFinding>();
  for (const [number, { meeting, hasBeside }] of space.states.entries()) {
    if (meeting === undefined || hasBeside || found.has(meeting) || found.size >= MAX_FINDINGS_PER_RULE) continue;
    const trace = pathTo(space, number);
    const message = inBoth((lang) => {
      const [at, how] = [named(index, [meeting], lang), story(index, trace, lang)];
      return lang === 'zh'
        ? `并行分支未经汇聚就到达${at}，它及其后的环节会办理多次${how}。`
        : `Parallel branches reach ${at} without having been joined: it and what follows is done several times${how}.`;
    });
    found.set(meeting, soundnessFinding('unsynchronised', 'warning', [meeting], message, trace));
  }
  return [...found.values()];
}

/** What cannot be reached: an end from some states, some steps at all. Needs a space that was looked at completely. */
function unreached(game: TokenGame, index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  if (!space.isComplete) return [];
  const findings = neverEnding(index, space);
  const isHalted =
    findings.length > 0 ||
    space.states.some(({ status, isCut }) => status === 'stuck' || status === 'endless' || isCut);
  return isHalted ? findings : deadSteps(game, index, space);
}

/** Everything but running states is an end of some sort; those that are none have findings of their own. */
function neverEnding(index: ModelIndex, space: StateSpace): SoundnessFinding[] {
  const isEnd = (number: number) => space.states[number]?.status !== 'running' || space.states[number]?.isCut === true;
  const ending = leadingTo(space, isEnd);
  const number = [...space.states.keys()].find((state) => !ending.has(state));
  if (number === undefined) return [];
  const trace = pathTo(space, number);
  const [circle = []] = circles(space, (state) => !ending.has(state));
  const elementIds = [...new Set(circle.flatMap(({ entered }) => entered))];
  const message = inBoth((lang) => {
    const [at, how] = [named(index, elementIds, lang), story(index, trace, lang)];
    return lang === 'zh'
      ? `流程到达${at}后再也无法结束${how}。`
      : `Once at ${at}, the process can never complete${how}.`;
  });
  return [soundnessFinding('never-completes', 'error', elementIds, message, trace)];
}

function gaveUp(processId: string, space: StateSpace): SoundnessFinding {
  const n = space.states.length;
  return soundnessFinding('soundness-unknown', 'warning', [processId], {
    zh: `流程的可能状态太多，只检查了前 ${n} 个，未发现的问题可能仍然存在。`,
    en: `The process has too many possible states; the first ${n} were checked, others may hold problems.`,
  });
}
