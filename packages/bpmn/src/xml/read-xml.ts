/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { ModelError } from '../model-error.ts';

/** Deeper nesting is refused, so that no walk through the tree can run out of stack. */
export const MAX_XML_DEPTH = 200;

/** More elements than this are refused: a drawn process of 5,000 elements has about 50,000. */
export const MAX_XML_ELEMENTS = 200_000;

/** An XML element as it stands in the file. */
export interface XmlElement {
  /** Name with the prefix that was asked for, or with the one of the file for other namespaces. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent?: XmlElement;
  readonly children: XmlElement[];
  /** Text directly in the element, comments left out. */
  text: string;
  /** Which open tag of the file it is, counted from 0. */
  readonly ordinal: number;
}

/** Something that is not well-formed, after the open tag with this ordinal. */
export interface XmlFault {
  readonly message: string;
  readonly ordinal: number;
}

/** An XML file: its tree and what is not well-formed but could be read over. */
export interface XmlFile {
  readonly root: XmlElement;
  readonly faults: readonly XmlFault[];
}

/**
 * Reads XML into a tree, with the given prefixes for the given namespaces.
 *
 * @throws ModelError when it is no XML, or nested or long beyond reason
 */
export function readXml(xml: string, prefixes: Readonly<Record<string, string>>): XmlFile {
  const faults: XmlFault[] = [];
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let count = 0;
  let depth = 0;
  let refusal: ModelError | undefined;
  const parser = new Parser().ns({ ...prefixes });
  const refuse = (error: ModelError) => {
    refusal ??= error;
    parser.stop();
  };
  parser.on('openTag', (name, attributes, decode) => {
    const read = attributes() || {};
    const element: XmlElement = {
      name,
      attributes: new Map(Object.entries(read).map(([key, value]) => [key, decode(value)])),
      ...(current && { parent: current }),
      children: [],
      text: '',
      ordinal: count++,
    };
    depth++;
    if (count > MAX_XML_ELEMENTS)
      refuse(new ModelError('model-too-large', `The file has more than ${MAX_XML_ELEMENTS} elements; split it`));
    if (depth > MAX_XML_DEPTH)
      refuse(new ModelError('model-too-large', `Elements are nested deeper than ${MAX_XML_DEPTH} levels`));
    if (current) current.children.push(element);
    else if (root) refuse(new ModelError('model-unreadable', 'The file has more than one root element'));
    else root = element;
    current = element;
  });
  parser.on('closeTag', () => {
    depth--;
    current = current?.parent;
  });
  parser.on('text', (text, decode) => {
    if (current) current.text += decode(text);
  });
  parser.on('cdata', (text) => {
    if (current) current.text += text;
  });
  parser.on('warn', ({ message }) => {
    if (faults.length < 1_000) faults.push({ message, ordinal: Math.max(0, count - 1) });
  });
  parser.on('error', (error, context) => {
    const line = context().line + 1;
    refusal ??= new ModelError('model-unreadable', `This is no readable XML: ${error.message}`, { line });
  });
  parser.parse(xml);
  if (refusal) throw refusal;
  if (!root) throw new ModelError('model-unreadable', 'This is no readable XML: there is no element in it');
  return { root, faults };
}
