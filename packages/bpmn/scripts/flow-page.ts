import { FLOW_NAMESPACE, flowDescriptor } from '../src/flow.ts';
import { FLOW_WORDS, list } from './flow-words.ts';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: boolean;
  readonly isBody?: boolean;
  readonly isMany?: boolean;
  readonly default?: string;
  readonly redefines?: string;
}

interface DescribedType {
  readonly name: string;
  readonly extends?: readonly string[];
  readonly meta?: { readonly allowedIn: readonly string[] };
  readonly properties: readonly Property[];
}

/** Whoever has parsed with the descriptor has put its prefix before names in it. */
const local = (name: string): string => name.replace(/^flow:/, '');

const TYPES: readonly DescribedType[] = flowDescriptor.types.map((type: DescribedType) => ({
  ...type,
  properties: type.properties.map((one) => ({ ...one, name: local(one.name), type: local(one.type) })),
}));

/** The reference of everything in the `flow:` namespace, made from its descriptor. @throws Error when words are missing */
export function flowPage(): string {
  return `# What \`flow:\` adds to BPMN

Written by \`packages/bpmn/scripts/write-flow-page.ts\` from the descriptor; [Service items](../service-items.md) explains how it is used.

The namespace is \`${FLOW_NAMESPACE}\`. Elements stand in the \`extensionElements\` of what they belong to, or in one another. Attributes whose
default is empty may be left out unless validation asks for them.

${TYPES.map(section).join('\n')}`;
}

function section(type: DescribedType): string {
  const words = FLOW_WORDS[type.name];
  if (!words) throw new Error(`flow-words.ts does not say what ${type.name} is`);
  const { attributes, children } = divide(type);
  const rows = attributes.map((property) => row(type, property));
  const parts = [`## ${title(type)}`, `${words.says}${stands(type)}`];
  if (children.length > 0) parts.push(`Holds ${children.map(child).join(', ')}.`);
  if (rows.length > 0) parts.push(`| attribute | values | default | |\n|---|---|---|---|\n${rows.join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

const tag = (name: string): string => `flow:${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const bpmnTag = (name: string): string =>
  name.replace(/^bpmn:(.)/, (_all, first: string) => `bpmn:${first.toLowerCase()}`);

const title = ({ name, extends: hosts }: DescribedType): string =>
  hosts ? hosts.map((host) => `\`${bpmnTag(host)}\``).join(', ') : `\`${tag(name)}\``;

/** Types that are written in the file by name, not added to a BPMN element. */
const holders = (name: string): readonly DescribedType[] =>
  TYPES.filter(({ properties }) => properties.some(({ type }) => type === name));

function stands({ name, meta, extends: hosts }: DescribedType): string {
  if (hosts) return '';
  const bpmn = meta?.allowedIn.map((host) => `\`${bpmnTag(host)}\``) ?? [];
  const own = holders(name).map((host) => `\`${tag(host.name)}\``);
  return ` Stands in ${[...bpmn, ...own].join(', ')}.`;
}

function divide({ properties }: DescribedType): { attributes: Property[]; children: Property[] } {
  const own = properties.filter(({ redefines }) => !redefines);
  return {
    attributes: own.filter(({ isAttr, isBody }) => isAttr || isBody),
    children: own.filter(({ isAttr, isBody }) => !isAttr && !isBody),
  };
}

const child = ({ type, isMany }: Property): string => `\`${tag(type)}\`${isMany ? ' (several)' : ''}`;

function row({ name: type, extends: hosts }: DescribedType, { name, isBody, default: usual }: Property): string {
  const words = FLOW_WORDS[type]?.attributes[name];
  if (!words) throw new Error(`flow-words.ts does not say what ${type}.${name} is`);
  const written = isBody ? 'text of the element' : `\`${hosts ? 'flow:' : ''}${name}\``;
  const values = typeof words.values === 'string' ? words.values : list(words.values);
  return `| ${written} | ${values} | ${usual ? `\`${usual}\`` : ''} | ${words.says} |`;
}
