import { syntaxFault, unaryTestsFault } from '@flowhall/feel';
import type { Types } from '../evaluate/types.ts';
import type { DecisionElement, FunctionElement, LiteralExpression } from '../model/decision-model.ts';
import { error, label, type RuleFinding } from './finding.ts';

/** What the rules about logic look at. */
export interface LogicInput {
  readonly owner: DecisionElement | FunctionElement;
  readonly types: Types;
  /** Names that are no plain ones: where they are in scope they are read as one. */
  readonly names: readonly string[];
}

/** Whether a language that the file names is FEEL. */
export function isFeel(language: string): boolean {
  return FEEL.test(language);
}

const FEEL = /^(?:feel|https?:\/\/www\.omg\.org\/spec\/(?:DMN|FEEL)\/[^ ]*)$/i;

/** An expression is FEEL; `what` says which one of its owner. */
export function* expressionFindings(
  { id, text, language }: LiteralExpression,
  { owner, names }: LogicInput,
  what: RuleFinding['message'],
): Iterable<RuleFinding> {
  const which = label(owner);
  if (language !== undefined && !isFeel(language)) yield notFeel(owner, id, what, language);
  else if (syntaxFault(text, names))
    yield error(
      'dmn-expression',
      id ?? owner.id,
      {
        zh: `${which.zh}的${what.zh}不是有效的 FEEL：${text || '（空）'}`,
        en: `The ${what.en} of ${which.en} is no valid FEEL: ${text || '(empty)'}`,
      },
      { zh: '请改为 FEEL 表达式；文字要加引号。', en: 'Write FEEL; put texts in quotes.' },
    );
}

/** The finding for something in another language. */
export function notFeel(
  owner: LogicInput['owner'],
  id: string | undefined,
  what: RuleFinding['message'],
  language: string,
): RuleFinding {
  const which = label(owner);
  return error(
    'dmn-language',
    id ?? owner.id,
    {
      zh: `${which.zh}的${what.zh}使用了 ${language}，只支持 FEEL。`,
      en: `The ${what.en} of ${which.en} is in ${language}; only FEEL is run.`,
    },
    { zh: '请改为 FEEL 表达式。', en: 'Write it in FEEL.' },
  );
}

/** Tests are FEEL; `what` says which ones of an element. */
export function* testFindings(
  tests: string | undefined,
  elementId: string | undefined,
  { owner, names }: Pick<LogicInput, 'owner' | 'names'>,
  what: RuleFinding['message'],
): Iterable<RuleFinding> {
  if (tests === undefined || tests === '' || !unaryTestsFault(tests, names)) return;
  const which = label(owner);
  yield error(
    'dmn-tests',
    elementId ?? owner.id,
    {
      zh: `${which.zh}的${what.zh}不是有效的 FEEL 判断：${tests}`,
      en: `The ${what.en} of ${which.en} holds no valid FEEL tests: ${tests}`,
    },
    { zh: '例如 > 5、[1..10]、"甲","乙"、not("丙") 或 -。', en: 'For example > 5, [1..10], "a","b", not("c") or -.' },
  );
}

/** A type that is named is FEEL's or of the file. */
export function* typeFinding(
  typeRef: string | undefined,
  elementId: string | undefined,
  owner: { id: string; name: string },
  types: Types,
): Iterable<RuleFinding> {
  if (typeRef === undefined || types.isKnown(typeRef)) return;
  yield error(
    'dmn-type-unknown',
    elementId ?? owner.id,
    {
      zh: `${label(owner).zh}使用了未知的类型：${typeRef}。`,
      en: `${label(owner).en} names an unknown type: ${typeRef}.`,
    },
    {
      zh: '请使用 string、number、boolean、date 等类型，或在文件中定义它。',
      en: 'Use string, number, boolean, date and so on, or define it in the file.',
    },
  );
}
