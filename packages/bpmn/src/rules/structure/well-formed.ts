import type { RuleDescription } from '../rule-description.ts';

/** The XML parser reports this one. */
export const XML_MALFORMED: RuleDescription = {
  id: 'xml-malformed',
  severity: 'error',
  source: 'Exchange Formats: XSD',
  demand: { zh: '文件必须是格式正确的 XML。', en: 'The file is well-formed XML.' },
  mend: { zh: '请用设计器重新保存文件，或改正该处。', en: 'Save it with a modeler again, or correct the place.' },
};
