import { type RuleGroup, warning } from './rule.ts';

/** Settings of ours that the parser does not know. What is wrong with BPMN itself is a matter of structure. */
export const xmlRules: RuleGroup = function* ({ parsed }) {
  for (const { message, element } of parsed.warnings) {
    const [first = message] = message.split('\n');
    if (!/\bflow:/i.test(first)) continue;
    const line = /line:\s*(\d+)/.exec(message)?.[1];
    yield {
      ...warning(
        'flow-unknown',
        element?.id,
        { zh: `文件中有无法识别的设置：${first}。`, en: `The file holds an unknown setting: ${first}.` },
        { zh: '请检查拼写，或删除该内容。', en: 'Check the spelling, or remove it.' },
      ),
      // moddle counts lines from 0
      ...(line !== undefined && { line: Number(line) + 1 }),
    };
  }
};
