import { error, label, type RuleGroup } from './rule.ts';

/** Only one file is read: what refers into another one would silently refer to nothing. */
export const externalReferenceRules: RuleGroup = function* ({ parsed }) {
  for (const { message, element, value } of parsed.warnings) {
    if (!/^unresolved reference/.test(message) || typeof value !== 'string' || !value.includes(':')) continue;
    if (!element?.$type.startsWith('bpmn:')) continue;
    const which = label(element);
    yield error(
      'unsupported',
      element.id,
      {
        zh: `${which.zh}引用了其他文件中的元素：${value}。`,
        en: `${which.en} uses an unsupported construct: reference to another file (${value}).`,
      },
      { zh: '请把所引用的元素放到同一个文件中。', en: 'Put what it refers to into the same file.' },
    );
  }
};

/** What these refer to is in the same process. */
const LOCAL = /^bpmn:(?:SequenceFlow|BoundaryEvent)$/;

/** A file that is right BPMN may refer into files that it imports; it cannot be run alone. */
export const importedReferenceRules: RuleGroup = function* (input) {
  for (const finding of externalReferenceRules(input)) {
    const element = input.parsed.elementsById.get(finding.elementId ?? '');
    yield LOCAL.test(element?.$type ?? '') ? finding : { ...finding, severity: 'warning' };
  }
};
