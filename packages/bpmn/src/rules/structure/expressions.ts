import { constantValue } from '@flowhall/feel';
import { feelSource } from '../../feel-source.ts';
import { around, attribute, type BpmnElement, isA, isExecutable, part, textOf } from '../../structure/bpmn-element.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

const EXPRESSIONS = [
  'conditionExpression',
  'completionCondition',
  'activationCondition',
  'loopCardinality',
  'loopCondition',
  'timeDate',
  'timeDuration',
  'timeCycle',
  'from',
  'to',
];

/** Expressions of executable processes are formal and say what they are written in. */
export const expressionStructureRules: readonly StructureRule[] = [
  {
    id: 'expression-formal',
    severity: 'error',
    source: 'Expressions',
    demand: {
      zh: '可执行流程的表达式必须是形式化表达式，不能是自然语言。',
      en: 'The expressions of an executable process are formal expressions, not natural language.',
    },
    mend: {
      zh: '请设置 xsi:type="tFormalExpression"，或把流程设为不可执行。',
      en: 'Set xsi:type="tFormalExpression", or mark the process as not executable.',
    },
    on: ['Expression'],
    breaks: (expression) =>
      on(
        expression,
        isExecutable(expression) && EXPRESSIONS.includes(expression.tag) && !isA(expression, 'FormalExpression'),
      ),
  },
  {
    id: 'expression-language-uri',
    severity: 'error',
    source: 'Expressions',
    demand: { zh: '表达式语言必须是 URI。', en: 'The language of an expression is a URI.' },
    mend: {
      zh: '请使用例如 https://www.omg.org/spec/DMN/20191111/FEEL/，或删除 language。',
      en: 'Write for example https://www.omg.org/spec/DMN/20191111/FEEL/, or remove language.',
    },
    on: ['FormalExpression'],
    breaks: (expression) => {
      const language = attribute(expression, 'language');
      return on(expression, language !== undefined && /[\s<>"{}|\\^`]|%(?![\da-f]{2})/i.test(language), language);
    },
  },
  {
    id: 'condition-boolean',
    severity: 'error',
    source: 'Loop Characteristics',
    demand: {
      zh: '多实例复杂行为的条件必须是布尔表达式。',
      en: 'The condition of a complex multi-instance behaviour yields true or false.',
    },
    mend: { zh: '请改为条件，例如 x > 3。', en: 'Write a condition such as x > 3.' },
    on: ['ComplexBehaviorDefinition'],
    breaks: function* (behavior) {
      const condition = part(behavior, 'condition');
      if (condition && isOtherLiteral(textOf(condition))) yield* on(condition, true, textOf(condition));
    },
  },
  {
    id: 'text-format',
    severity: 'error',
    source: 'Artifacts',
    demand: { zh: '文本格式必须是 MIME 类型。', en: 'The format of a text is a MIME type.' },
    mend: { zh: '请使用例如 text/plain。', en: 'Write for example text/plain.' },
    on: ['TextAnnotation', 'Documentation'],
    breaks: (text) => {
      const format = attribute(text, 'textFormat');
      return format !== undefined && !/^[\w.+-]+\/[\w.+*-]+(?:\s*;.*)?$/.test(format) && format;
    },
  },
  {
    id: 'script-format',
    severity: 'warning',
    source: 'Tasks',
    demand: { zh: '脚本必须说明其格式（scriptFormat）。', en: 'A script says its scriptFormat.' },
    mend: {
      zh: '没有格式的脚本按 FEEL 处理；请设置 scriptFormat="feel"。',
      en: 'A script without one is read as FEEL; set scriptFormat="feel".',
    },
    on: ['ScriptTask'],
    breaks: (task) => attribute(task, 'scriptFormat') === undefined && part(task, 'script') !== undefined,
  },
];

/** Expressions have no id as a rule: the finding names the element that has one. */
function on(expression: BpmnElement, isBroken: boolean, detail = ''): Violation[] {
  if (!isBroken) return [];
  return [{ element: owner(expression), detail: `<${expression.tag}>${detail && ` ${detail}`}` }];
}

function owner(element: BpmnElement): BpmnElement {
  const outer = around(element, 'FlowElement');
  return element.id === undefined && outer ? outer : element;
}

/** Whether the text yields the same number or text whatever the variables are. */
function isOtherLiteral(text: string): boolean {
  return /^(?:number|string)$/.test(typeof constantValue(feelSource(text)));
}
