import { error, type RuleGroup, warning } from './rule.ts';

/** What the parser stumbled over. */
export const xmlRules: RuleGroup = function* ({ parsed }) {
  for (const found of parsed.warnings) {
    const { message } = found;
    const elementId = found.element?.id;
    const line = /line:\s*(\d+)/.exec(message)?.[1];
    const at = line === undefined ? {} : { line: Number(line) + 1 };
    const first = message.split('\n')[0] ?? message;
    if (/^unresolved reference/.test(message))
      yield error(
        'reference-unresolved',
        elementId,
        { zh: `“${elementId}”引用了不存在的元素：${first}。`, en: `"${elementId}" refers to nothing: ${first}.` },
        { zh: '请连接到存在的元素，或删除它。', en: 'Connect it to an existing element, or remove it.' },
      );
    else if (/duplicate ID/i.test(message))
      yield {
        ...error(
          'id-duplicate',
          elementId,
          { zh: `编号重复：${first}。`, en: `An id is used twice: ${first}.` },
          { zh: '请为每个元素使用不同的编号。', en: 'Give every element an id of its own.' },
        ),
        ...at,
      };
    else
      yield {
        ...warning(
          'xml-unknown',
          elementId,
          { zh: `文件中有无法识别的内容：${first}。`, en: `The file holds something unknown: ${first}.` },
          { zh: '请检查拼写，或删除该内容。', en: 'Check the spelling, or remove it.' },
        ),
        ...at,
      };
  }
};
