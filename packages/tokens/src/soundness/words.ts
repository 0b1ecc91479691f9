import { displayName, type LocalizedText, type ModelIndex } from '@flowhall/bpmn';
import type { GameMove } from '../game/game-move.ts';

type Language = keyof LocalizedText;

/** The words of a sentence in both languages. */
export function inBoth(write: (lang: Language) => string): LocalizedText {
  return { zh: write('zh'), en: write('en') };
}

/** Elements by name and id. */
export function named(index: ModelIndex, ids: Iterable<string>, lang: Language): string {
  return [...ids].map((id) => nameOf(index, id, lang)).join(lang === 'zh' ? '、' : ', ');
}

function nameOf(index: ModelIndex, id: string, lang: Language): string {
  const element = index.node(id) ?? index.flow(id);
  const name = element ? displayName(element, lang) : id;
  const [open, close] = lang === 'zh' ? ['“', '”'] : ['"', '"'];
  return name === id ? `${open}${id}${close}` : `${open}${name}${close}${lang === 'zh' ? `（${id}）` : ` (${id})`}`;
}

/** Longer stories are cut in front: the end is what matters. */
const LONGEST_STORY = 6;

/** What has to be decided and to happen to get somewhere; tasks that are simply done are left out. */
export function story(index: ModelIndex, moves: readonly GameMove[], lang: Language): string {
  const decisive = moves.filter(({ type }) => type !== 'complete' && type !== 'start');
  const told = decisive.slice(-LONGEST_STORY).map((move) => tell(index, move, lang));
  if (!told.length) return '';
  const ellipsis = decisive.length > told.length ? ['…'] : [];
  return lang === 'zh'
    ? `（经过：${[...ellipsis, ...told].join('；')}）`
    : ` (after: ${[...ellipsis, ...told].join('; ')})`;
}

function tell(index: ModelIndex, move: GameMove, lang: Language): string {
  const at = named(index, [move.elementId], lang);
  const isZh = lang === 'zh';
  switch (move.type) {
    case 'choose':
      return `${at} → ${named(index, targetsOf(index, move.flowIds), lang)}`;
    case 'throw-error':
      return isZh ? `${at}出错` : `an error at ${at}`;
    case 'escalate':
      return isZh ? `${at}上报` : `an escalation at ${at}`;
    default:
      return isZh ? `${at}发生` : `${at} happens`;
  }
}

function targetsOf(index: ModelIndex, flowIds: readonly string[]): string[] {
  return flowIds.map((id) => index.flow(id)?.target ?? id);
}
