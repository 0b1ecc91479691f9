import { readXml, type XmlElement } from '@flowhall/bpmn/xml';

/** Prefixes by which names are compared, whatever a file calls its namespaces. */
const PREFIXES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc',
  'http://www.omg.org/spec/DD/20100524/DI': 'di',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'https://flowhall.dev/schema/flow/1': 'flow',
};

/** `1` and `1.0` are one number; a name may be written with or without the prefix of BPMN. */
const value = (written: string): string => {
  const text = written.trim();
  if (text !== '' && Number.isFinite(Number(text))) return String(Number(text));
  return text;
};

/** `xsi:type="dc:Point"` on a waypoint says what its declaration says already. */
const isRedundant = (element: string, attribute: string, written: string) =>
  element === 'di:waypoint' && attribute === 'xsi:type' && written.endsWith(':Point');

const PREFIXED = /^(?:bpmn2?|semantic|model|tns):/;

/** `<formalExpression>` is short for `<expression xsi:type="tFormalExpression">`. */
const isFormal = (element: XmlElement) => element.name === 'bpmn:formalExpression';

function* attributesOf(element: XmlElement): Iterable<string> {
  const [own = ''] = element.name.split(':');
  for (const [name, written] of element.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:') || isRedundant(element.name, name, written)) continue;
    // a vendor's attribute with the prefix of its own element may be written without it
    const short = name.startsWith(`${own}:`) ? name.slice(own.length + 1) : name;
    yield `${short}=${value(name === 'xsi:type' ? written.replace(PREFIXED, '') : written)}`;
  }
  if (isFormal(element)) yield 'xsi:type=tFormalExpression';
}

function* lines(element: XmlElement, path: string): Iterable<string> {
  const here = `${path}/${isFormal(element) ? 'bpmn:expression' : element.name}`;
  const attributes = [...new Set(attributesOf(element))].toSorted();
  yield [here, ...attributes, value(element.text.replaceAll(/\s+/g, ' '))].join(' | ');
  for (const child of element.children) yield* lines(child, here);
}

/**
 * A file as the lines of what it says, one for each element: names without regard to prefixes, attributes in the order of
 * their names, numbers and blanks as one writes them. The order of elements in a file is not compared: BPMN refers by id.
 */
export function canonicalLines(xml: string): string[] {
  const { root } = readXml(xml, PREFIXES);
  return [...lines(root, '')].toSorted();
}

/** What `before` says and `after` does not. */
export function lost(before: string, after: string): string[] {
  const there = new Map<string, number>();
  for (const line of canonicalLines(after)) there.set(line, (there.get(line) ?? 0) + 1);
  return canonicalLines(before).filter((line) => {
    const left = there.get(line) ?? 0;
    if (left > 0) there.set(line, left - 1);
    return left === 0;
  });
}
