import { syntaxFault } from '@flowhall/feel';
import { feelSource } from '../feel-source.ts';
import { children, type ModdleElement, text } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { keysOf } from '../read-correlation.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, warning } from './rule.ts';

/** Correlation keys are valid FEEL and stand where messages are waited for or sent within an instance. */
export const correlationRules: RuleGroup = function* (input) {
  const { parsed, index } = input;
  for (const node of parsed.model.nodes) {
    const element = parsed.elementsById.get(node.id);
    const holders = element ? [element, ...children(element, 'eventDefinitions')] : [];
    for (const holder of holders) yield* keyFindings(node, holder, index.node(node.scopeId) === undefined);
  }
  for (const element of elements(input))
    if (element.$type === 'bpmn:CorrelationSubscription' && !keysOf(element)) yield drawnOnly(element);
};

function* keyFindings(node: FlowNode, holder: ModdleElement, isTopLevel: boolean): Iterable<RuleFinding> {
  const key = text(holder, 'correlationKey');
  if (key === undefined) return;
  const which = label(node);
  if (node.type === 'bpmn:StartEvent' && isTopLevel)
    yield error(
      'correlation-misplaced',
      node.id,
      {
        zh: `流程的开始事件${which.zh}不能有关联键：流程实例还不存在。`,
        en: `The start event ${which.en} of a process has no correlation key: there is no instance yet.`,
      },
      { zh: '请删除 flow:correlationKey。', en: 'Remove flow:correlationKey.' },
    );
  if (syntaxFault(feelSource(key)))
    yield error(
      'correlation-invalid',
      node.id,
      {
        zh: `${which.zh}的关联键不是有效的 FEEL：${key}`,
        en: `The correlation key of ${which.en} is no valid FEEL: ${key}`,
      },
      { zh: '请改为 FEEL 表达式，例如 = orderId。', en: 'Write FEEL, for example = orderId.' },
    );
}

function drawnOnly(element: ModdleElement): RuleFinding {
  return warning(
    'drawn-only',
    element.id,
    {
      zh: `相关性订阅“${element.id}”只作图示，不会执行：只有绑定到一个 FEEL 表达式的单一属性才会执行。`,
      en: `The correlation subscription "${element.id}" is drawn, not executed: only a key of one property that is bound in FEEL is.`,
    },
    {
      zh: '请在消息事件上设置 flow:correlationKey，例如 = orderId + "/" + item。',
      en: 'Set flow:correlationKey on the message events, for example = orderId + "/" + item.',
    },
  );
}
