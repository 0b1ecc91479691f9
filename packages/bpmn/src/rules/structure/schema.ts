import { childOf, isType, type SchemaType, schemaType, type ValueKind } from '../../schema/schema.ts';
import type { BpmnDocument } from '../../structure/bpmn-document.ts';
import { type BpmnElement, parts, textOf } from '../../structure/bpmn-element.ts';
import type { StructureRule, Violation } from './structure-rule.ts';

const SOURCE = 'Exchange Formats: XSD';
const ANY = ['BaseElement', 'Definitions', 'Import', 'Extension', 'Documentation', 'Script', 'Text'];

/** The file follows BPMN's XML schema. */
export const schemaRules: readonly StructureRule[] = [
  {
    id: 'xml-element-unknown',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '元素只能出现在 BPMN 允许的位置。', en: 'An element stands only where BPMN allows it.' },
    mend: { zh: '请检查拼写和位置，或删除该元素。', en: 'Check its spelling and place, or remove it.' },
    on: ['Definitions'],
    breaks: function* (_, { elements }) {
      for (const element of elements)
        if (element.parent && !element.role && isJudged(element.parent)) yield { element, detail: `<${element.tag}>` };
    },
  },
  {
    id: 'xml-element-missing',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '必需的子元素不能缺少。', en: 'Child elements that BPMN requires are there.' },
    mend: { zh: '请补上该子元素。', en: 'Add the child element.' },
    on: ANY,
    breaks: function* (element) {
      const type = schemaType(element.type);
      for (const child of type && !type.choice ? type.children : [])
        if (child.min > 0 && !parts(element, child.name).length) yield { element, detail: `<${child.name}>` };
    },
  },
  {
    id: 'xml-element-surplus',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '只允许出现一次的子元素不能重复。', en: 'Child elements that BPMN allows once are there once.' },
    mend: { zh: '请只保留一个。', en: 'Keep one of them.' },
    on: ANY,
    breaks: function* (element) {
      for (const child of schemaType(element.type)?.children ?? []) {
        const [, second] = child.max === 1 ? parts(element, child.name) : [];
        if (second) yield { element: second.id === undefined ? element : second, detail: `<${second.tag}>` };
      }
    },
  },
  {
    id: 'xml-order',
    severity: 'warning',
    source: SOURCE,
    demand: { zh: '子元素应按 BPMN 规定的顺序排列。', en: "Child elements stand in the order of BPMN's XML schema." },
    mend: {
      zh: '请调整顺序，否则其他软件可能拒绝该文件。',
      en: 'Reorder them, or other software may refuse the file.',
    },
    on: ANY,
    breaks: (element) => outOfOrder(element),
  },
  {
    id: 'xml-attribute-unknown',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '元素只能带有 BPMN 定义的属性。', en: 'An element has only attributes that BPMN defines.' },
    mend: {
      zh: '请检查拼写；其他软件的属性须使用其命名空间前缀。',
      en: 'Check the spelling; attributes of other software need the prefix of their namespace.',
    },
    on: ANY,
    breaks: function* (element) {
      const known = schemaType(element.type)?.attributes;
      for (const name of element.xml.attributes.keys())
        if (known && !known.has(name) && !/^xmlns$|:/.test(name)) yield { element, detail: name };
    },
  },
  {
    id: 'xml-attribute-missing',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '必需的属性不能缺少。', en: 'Attributes that BPMN requires are there.' },
    mend: { zh: '请补上该属性。', en: 'Add the attribute.' },
    on: ANY,
    breaks: function* (element) {
      for (const { name, required } of schemaType(element.type)?.attributes.values() ?? [])
        if (required && !element.xml.attributes.has(name) && name !== 'targetNamespace')
          yield { element, detail: name };
    },
  },
  {
    id: 'target-namespace-missing',
    severity: 'warning',
    source: 'Infrastructure: Definitions',
    demand: { zh: '文件应声明 targetNamespace。', en: 'The file says its targetNamespace.' },
    mend: { zh: '请在 definitions 上设置 targetNamespace。', en: 'Set targetNamespace on definitions.' },
    on: ['Definitions'],
    breaks: ({ xml }) => !xml.attributes.has('targetNamespace'),
  },
  {
    id: 'xml-value-invalid',
    severity: 'error',
    source: SOURCE,
    demand: { zh: '属性和子元素的值应符合其类型。', en: 'Values of attributes and child elements fit their type.' },
    mend: { zh: '请改为允许的值。', en: 'Use a value that is allowed.' },
    on: ANY,
    breaks: (element) => invalidValues(element),
  },
  {
    id: 'xml-type-invalid',
    severity: 'error',
    source: SOURCE,
    demand: { zh: 'xsi:type 应是该元素允许的 BPMN 类型。', en: 'xsi:type names a BPMN type that may stand there.' },
    mend: {
      zh: '请改为允许的类型，例如 tFormalExpression。',
      en: 'Use a type that is allowed, such as tFormalExpression.',
    },
    on: ['Definitions'],
    breaks: (_, document) => wrongTypes(document),
  },
];

const isJudged = (parent: BpmnElement) => parent.type !== '' && !schemaType(parent.type)?.open;

function* outOfOrder(element: BpmnElement): Iterable<Violation> {
  const order = schemaType(element.type)?.children ?? [];
  const place = (child: BpmnElement) => order.findIndex(({ name }) => name === child.role?.name);
  let last = 0;
  for (const child of element.children) {
    const at = child.role ? place(child) : last;
    if (at < last) return yield { element: child.id === undefined ? element : child, detail: `<${child.tag}>` };
    last = at;
  }
}

function* invalidValues(element: BpmnElement): Iterable<Violation> {
  const type: SchemaType | undefined = schemaType(element.type);
  for (const { name, kind } of type?.attributes.values() ?? []) {
    const value = element.xml.attributes.get(name);
    if (value !== undefined && !fits(value.trim(), kind)) yield { element, detail: `${name}="${value}"` };
  }
  for (const child of element.children) {
    const kind = child.role?.kind;
    if (kind && !fits(textOf(child), kind)) yield { element, detail: `<${child.tag}> ${textOf(child)}` };
  }
}

const COLONLESS = /^[\p{L}_][\p{L}\p{N}\p{M}._\-·]*$/u;
const QUALIFIED = /^(?:[\p{L}_][\p{L}\p{N}\p{M}._\-·]*:)?[\p{L}_][\p{L}\p{N}\p{M}._\-·]*$/u;

function fits(value: string, kind: ValueKind): boolean {
  switch (kind.is) {
    case 'boolean':
      return /^(?:true|false|0|1)$/.test(value);
    case 'integer':
      return /^[+-]?\d{1,15}$/.test(value);
    case 'word':
      return kind.words.includes(value);
    case 'uri':
      return isUri(value);
    case 'id':
      return COLONLESS.test(value);
    case 'reference':
      return QUALIFIED.test(value);
    case 'name':
    case 'string':
      return true;
  }
}

/** A URI reference of RFC 3986, other letters than ASCII included. */
function isUri(value: string): boolean {
  return !/[\s<>"{}|\\^`]|%(?![\da-f]{2})/iu.test(value);
}

function* wrongTypes({ elements }: BpmnDocument): Iterable<Violation> {
  for (const element of elements) {
    const wanted = element.xml.attributes.get('xsi:type');
    const declared = element.parent && childOf(element.parent.type, element.tag)?.type;
    if (wanted === undefined || declared === undefined) continue;
    const type = wanted.replace(/^.*:/, '').replace(/^t(?=[A-Z])/, '');
    if (!isType(type, declared)) yield { element, detail: `<${element.tag} xsi:type="${wanted}">` };
  }
}
