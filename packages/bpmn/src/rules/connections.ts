import type { ModdleElement } from '../moddle-element.ts';
import type { FlowNode } from '../process-model.ts';
import { error, label, type RuleGroup } from './rule.ts';

/** In a service item every path leads to an end event, so that everybody sees how an application can end. */
export const connectionRules: RuleGroup = function* ({ parsed }) {
  const ended = new Set(parsed.model.nodes.flatMap(({ type, scopeId }) => (type === 'bpmn:EndEvent' ? [scopeId] : [])));
  for (const node of parsed.model.nodes) {
    if (!ended.has(node.scopeId) || node.outgoing.length || endsByItself(node, parsed.elementsById.get(node.id)))
      continue;
    const which = label(node);
    yield error(
      'dead-end',
      node.id,
      { zh: `环节${which.zh}之后没有任何环节。`, en: `Nothing follows ${which.en}.` },
      { zh: '请连接到下一环节或结束事件。', en: 'Connect it to the next step or to an end event.' },
    );
  }
};

/** What needs no outgoing flow: ends, links, compensation, event sub-processes. */
function endsByItself(node: FlowNode, element: ModdleElement | undefined): boolean {
  return (
    node.type === 'bpmn:EndEvent' ||
    node.eventDefinitions.some(({ type }) => /^bpmn:(?:Link|Compensate)EventDefinition$/.test(type)) ||
    (element !== undefined && (element.isForCompensation === true || element.triggeredByEvent === true))
  );
}
