import { child, children, isElement, type ModdleElement } from '../moddle-element.ts';
import type { LocalizedText } from '../text.ts';
import { elements, label, type RuleFinding, type RuleGroup, warning } from './rule.ts';

/** Settings of ours that the parser does not know. What is wrong with BPMN itself is a matter of structure. */
export const xmlRules: RuleGroup = function* (input) {
  for (const { message, element } of input.parsed.warnings) {
    const [first = message] = message.split('\n');
    if (!/\bflow:/i.test(first)) continue;
    const line = /line:\s*(\d+)/.exec(message)?.[1];
    yield {
      ...unknown(element?.id, {
        zh: `文件中有无法识别的设置：${first}。`,
        en: `The file holds an unknown setting: ${first}.`,
      }),
      // moddle counts lines from 0
      ...(line !== undefined && { line: Number(line) + 1 }),
    };
  }
  for (const element of elements(input)) {
    const which = label(element);
    for (const setting of children(child(element, 'extensionElements') ?? { $type: '' }, 'values'))
      for (const attribute of strayAttributes(setting))
        yield unknown(element.id, {
          zh: `${which.zh}有无法识别的设置：${attribute}。`,
          en: `${which.en} holds an unknown setting: ${attribute}.`,
        });
  }
};

function unknown(elementId: string | undefined, message: LocalizedText): RuleFinding {
  return warning('flow-unknown', elementId, message, {
    zh: '请检查拼写，或删除该内容。',
    en: 'Check the spelling, or remove it.',
  });
}

/** Attributes of ours that mean nothing: the parser keeps them aside without a word. */
function* strayAttributes(setting: ModdleElement): Iterable<string> {
  if (!setting.$type.startsWith('flow:')) return;
  const { $attrs } = setting;
  for (const name of Object.keys(typeof $attrs === 'object' && $attrs !== null ? $attrs : {}))
    if (!/^(?:xmlns|\w+:)/.test(name)) yield `${setting.$type} ${name}`;
  for (const value of Object.values(setting).flat()) if (isElement(value)) yield* strayAttributes(value);
}
