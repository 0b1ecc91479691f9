import { child, children, type ModdleElement, text } from '../moddle-element.ts';
import { ADMITTED_NODES, ADMITTED_OTHERS, isFeel } from './admitted.ts';
import { elements, error, label, type RuleFinding, type RuleGroup, warning } from './rule.ts';

/** Names every construct that would not be executed right. */
export const constructRules: RuleGroup = function* (input) {
  for (const element of elements(input)) {
    if (!element.$type.startsWith('bpmn:') || isMetaOnly(element)) continue;
    const events = ADMITTED_NODES[element.$type];
    if (!events) {
      if (!ADMITTED_OTHERS.has(element.$type)) yield unsupported(element, element.$type.slice(5));
    } else {
      yield* eventFindings(element, events);
      yield* featureFindings(element);
    }
    if (element.$type === 'bpmn:MessageFlow') yield drawnOnly(element, { zh: '消息流', en: 'message flow' });
    if (/^bpmn:Data(?:In|Out)putAssociation$/.test(element.$type))
      yield drawnOnly(element, { zh: '数据关联', en: 'data association' });
  }
};

/** Event definitions are judged with their event; inputs and outputs with their task. */
function isMetaOnly(element: ModdleElement): boolean {
  return /(?:EventDefinition|LoopCharacteristics)$|^bpmn:(?:DataInput|DataOutput|InputSet|OutputSet|InputOutputSpecification)$/.test(
    element.$type,
  );
}

function* eventFindings(element: ModdleElement, admitted: readonly string[]): Iterable<RuleFinding> {
  const definitions = children(element, 'eventDefinitions');
  const event = element.$type.slice(5);
  if (definitions.length > 1) yield unsupported(element, `${event} with several triggers`);
  else if (!admitted.includes(definitions[0]?.$type ?? ''))
    yield unsupported(
      element,
      definitions[0] ? `${event} (${definitions[0].$type.slice(5)})` : `${event} without a trigger`,
    );
  const isNested = child(element, '$parent')?.$type === 'bpmn:SubProcess';
  if (event === 'StartEvent' && isNested && definitions.length)
    yield unsupported(element, 'StartEvent with a trigger in a sub-process');
}

function* featureFindings(element: ModdleElement): Iterable<RuleFinding> {
  const loop = child(element, 'loopCharacteristics');
  if (loop) yield unsupported(element, loop.$type.slice(5));
  if (element.triggeredByEvent === true) yield unsupported(element, 'event SubProcess');
  if (element.isForCompensation === true) yield unsupported(element, 'compensation activity');
  for (const quantity of ['startQuantity', 'completionQuantity'])
    if (typeof element[quantity] === 'number' && element[quantity] !== 1) yield unsupported(element, quantity);
  if (children(element, 'resources').length) yield unsupported(element, 'resource assignment');
  if (child(element, 'ioSpecification')) yield unsupported(element, 'InputOutputSpecification');
  const format = text(element, 'scriptFormat');
  if (element.$type === 'bpmn:ScriptTask' && !isFeel(format)) yield unsupported(element, `script language ${format}`);
}

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
