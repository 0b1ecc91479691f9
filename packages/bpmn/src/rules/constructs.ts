import { foreignScripts } from '../foreign-scripts.ts';
import { child, children, type ModdleElement } from '../moddle-element.ts';
import { constructUses } from '../uses.ts';
import { ADMITTED, type Runtime } from './admitted.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, type RuleInput, warning } from './rule.ts';

/** Names every construct that no runtime would execute right. */
export const constructRules: RuleGroup = function* (input) {
  yield* unsupportedOn(input, 'tokens');
  for (const element of elements(input)) {
    const what = DRAWN[element.$type];
    if (what && !isSent(input, element)) yield drawnOnly(element, what);
  }
};

/** Names what only a host of its own could do: run scripts that are not FEEL, assign BPMN's resources. */
export const hostConstructRules: RuleGroup = function* ({ parsed }) {
  for (const { elementId, construct } of foreignScripts(parsed)) {
    const element = parsed.elementsById.get(elementId);
    if (element) yield unsupported(element, construct);
  }
  for (const { id } of parsed.model.nodes) {
    const element = parsed.elementsById.get(id);
    if (element && children(element, 'resources').length) yield unsupported(element, 'resource assignment');
  }
};

/** A message flow that leaves an element of a process is followed; one that leaves a participant is not. */
function isSent({ index }: RuleInput, element: ModdleElement): boolean {
  return element.$type === 'bpmn:MessageFlow' && index.node(child(element, 'sourceRef')?.id ?? '') !== undefined;
}

/** Names every construct that one runtime would not execute right. */
export function* unsupportedOn(input: RuleInput, runtime: Runtime): Iterable<RuleFinding> {
  for (const { elementId, construct } of constructUses(input.parsed, input.index)) {
    const element = input.parsed.elementsById.get(elementId);
    if (element && !ADMITTED[construct]?.on.includes(runtime)) yield unsupported(element, construct);
  }
}

const DRAWN: Readonly<Record<string, { zh: string; en: string }>> = {
  'bpmn:MessageFlow': { zh: '消息流', en: 'message flow' },
  'bpmn:Choreography': { zh: '编排', en: 'choreography' },
  'bpmn:GlobalConversation': { zh: '会话', en: 'conversation' },
};

function unsupported(element: ModdleElement, construct: string): RuleFinding {
  const which = label(element);
  return error(
    'unsupported',
    element.id,
    {
      zh: `${which.zh}使用了尚不支持的 BPMN 元素：${construct}。`,
      en: `${which.en} uses an unsupported construct: ${construct}.`,
    },
    { zh: '请改用受支持的元素来表达。', en: 'Express it with supported elements.' },
  );
}

function drawnOnly(element: ModdleElement, what: { zh: string; en: string }): RuleFinding {
  return warning(
    'drawn-only',
    element.id,
    {
      zh: `${what.zh}“${element.id}”只作图示，不会执行。`,
      en: `The ${what.en} "${element.id}" is drawn, not executed.`,
    },
    { zh: '如只作说明可保留，否则请删除。', en: 'Keep it as an explanation, or remove it.' },
  );
}
