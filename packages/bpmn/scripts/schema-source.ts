/// <reference path="../src/moddle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle';
import { readXml, type XmlElement } from '../src/xml/read-xml.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';
/** XML Schema types in our words. A type that is not listed is an enumeration of BPMN's or a BPMN type. */
const VALUES: Record<string, string> = {
  'xsd:string': 'string',
  'xsd:boolean': 'boolean',
  'xsd:integer': 'integer',
  'xsd:int': 'integer',
  'xsd:anyURI': 'uri',
  'xsd:ID': 'id',
  'xsd:IDREF': 'name',
  'xsd:QName': 'name',
  'xsd:anyType': 'string',
  tImplementation: 'uri',
  tTransactionMethod: 'uri',
};

/** References that moddle does not know, or knows differently than the text of the specification. */
const REFERENCES: Record<string, string> = {
  'InputOutputBinding.inputDataRef': '->DataInput|InputSet',
  'InputOutputBinding.outputDataRef': '->DataOutput|OutputSet',
  'CallActivity.calledElement': '->CallableElement',
};

interface Declared {
  /** Tag → type, and the head of its substitution group. */
  tags: Map<string, { type: string; group?: string }>;
  /** Enumeration → its words. */
  words: Map<string, string>;
}

/** The source of `src/schema/bpmn20.ts`, from the texts of the XML schema. */
export function schemaSource(xsd: readonly string[]): string {
  const roots = xsd.map((text) => readXml(text, { [XS]: 'xsd' }).root);
  const all = roots.flatMap((root) => root.children);
  const declared: Declared = { tags: readTags(all), words: readWords(all) };
  const types = all.filter((e) => e.name === 'xsd:complexType').map((e) => typeLine(e, declared));
  const tags = [...declared.tags].map(([tag, { type, group = '' }]) => `${tag} ${type} ${group}`.trim());
  const list = (lines: string[]) => lines.map((line) => `  ${JSON.stringify(line)},`).join('\n');
  return `// Written by scripts/write-schema.ts from the OMG's XML schema of BPMN 2.0. Do not edit.

/** Types of the schema in the notation that schema.ts reads. */
export const BPMN20_TYPES: readonly string[] = [
${list(types)}
];

/** Elements of the schema: tag, type, and what it may stand in place of. */
export const BPMN20_TAGS: readonly string[] = [
${list(tags)}
];
`;
}

function readTags(all: readonly XmlElement[]): Declared['tags'] {
  const tags: Declared['tags'] = new Map();
  for (const { name, attributes } of all) {
    const type = attributes.get('type');
    if (name !== 'xsd:element' || !type) continue;
    const group = attributes.get('substitutionGroup');
    tags.set(attributes.get('name') ?? '', { type: plain(type), ...(group && { group }) });
  }
  return tags;
}

function readWords(all: readonly XmlElement[]): Declared['words'] {
  return new Map(
    all
      .filter((e) => e.name === 'xsd:simpleType')
      .map((e) => {
        const words = descendants(e, 'xsd:enumeration').map((word) => word.attributes.get('value'));
        return [e.attributes.get('name') ?? '', `(${words.join('|')})`];
      }),
  );
}

const plain = (type: string) => type.replace(/^t(?=[A-Z])/, '');

function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((c) => [...(c.name === name ? [c] : []), ...descendants(c, name)]);
}

function typeLine(element: XmlElement, declared: Declared): string {
  const type = plain(element.attributes.get('name') ?? '');
  const base = descendants(element, 'xsd:extension')[0]?.attributes.get('base');
  const isOpen = element.attributes.get('mixed') === 'true' || type === 'ExtensionElements';
  const head = [
    type,
    ...(base ? [`< ${plain(base)}`] : []),
    ...(element.attributes.get('abstract') === 'true' ? ['abstract'] : []),
    ...(descendants(element, 'xsd:choice').length ? ['choice'] : []),
    ...(isOpen ? ['open'] : []),
  ].join(' ');
  const attributes = descendants(element, 'xsd:attribute').map(({ attributes: a }) => {
    const name = a.get('name') ?? '';
    const required = a.get('use') === 'required' ? '!' : '';
    return `@${name}${required} ${valueKind(type, name, a.get('type') ?? 'xsd:string', declared)}`;
  });
  const children = descendants(element, 'xsd:element').map(({ attributes: c }) => {
    const name = (c.get('name') ?? c.get('ref') ?? '').replace(/^.*:/, '');
    const written = c.get('type') ?? `t${upper(declared.tags.get(name)?.type ?? name)}`;
    return `${name}${multiplicity(c)} ${valueKind(type, name, written, declared)}`;
  });
  return [head, ...attributes, ...children].join('; ');
}

function multiplicity(child: ReadonlyMap<string, string>): string {
  const isMany = (child.get('maxOccurs') ?? '1') !== '1';
  return child.get('minOccurs') === '0' ? (isMany ? '*' : '?') : isMany ? '+' : '';
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const moddle = new BpmnModdle();

function valueKind(owner: string, name: string, type: string, { words }: Declared): string {
  if (type === 'xsd:IDREF' || type === 'xsd:QName' || `${owner}.${name}` in REFERENCES)
    return REFERENCES[`${owner}.${name}`] ?? reference(owner, name) ?? 'name';
  return VALUES[type] ?? words.get(type) ?? plain(type);
}

function reference(owner: string, name: string): string | undefined {
  const { properties } = moddle.getType(`bpmn:${owner}`).$descriptor;
  const property = properties.find(({ ns: { localName } }) => localName === name || localName === `${name}s`);
  return property?.isReference ? `->${property.type.replace(/^bpmn:/, '')}` : undefined;
}
