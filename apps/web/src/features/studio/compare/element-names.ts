import { isElement, type ModdleElement, type ParsedBpmn, readNames } from '@flowhall/bpmn';

/** What the elements of processes are called in a language, by id; a flow without a name by what it connects. */
export function elementNames(models: readonly ParsedBpmn[], lang: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { elementsById } of models) {
    for (const [id, element] of elementsById) {
      const name = nameOf(element, lang) ?? way(element, lang);
      if (name !== undefined) names.set(id, name);
    }
  }
  return names;
}

function nameOf(element: ModdleElement, lang: string): string | undefined {
  const names = readNames(element);
  const zh = typeof element.name === 'string' && element.name !== '' ? element.name : names.zh;
  return (lang === 'en' && names.en) || zh || undefined;
}

function way({ sourceRef, targetRef }: ModdleElement, lang: string): string | undefined {
  if (!isElement(sourceRef) || !isElement(targetRef)) return undefined;
  const end = (node: ModdleElement) => nameOf(node, lang) ?? node.id ?? '';
  return `${end(sourceRef)} → ${end(targetRef)}`;
}
