import { children, type ModdleElement } from './moddle-element.ts';
import { ModelError } from './model-error.ts';

/** Deeper nesting of sub-processes is refused, so that no reader can run out of stack. */
const MAX_DEPTH = 40;

/** More elements than this are refused: what looks at pairs of elements must end in seconds. */
const MAX_ELEMENTS = 20_000;

const LINK = 'bpmn:LinkEventDefinition';

/** Lists of a moddle element whose members need an id. */
const MEMBERS = ['rootElements', 'flowElements', 'laneSets', 'lanes', 'eventDefinitions', 'participants', 'artifacts'];

/**
 * Gives every member of the tree an id and puts root-level event definitions (`eventDefinitionRef`) where they are used.
 * Ids follow from the order in the file, so that the same file always gets the same ids.
 */
export function normalise(
  definitions: ModdleElement,
  elementsById: Map<string, ModdleElement>,
): ReadonlyMap<string, ModdleElement> {
  const counters = new Map<string, number>();
  const name = (element: ModdleElement) => {
    if (element.id) return;
    const type = element.$type.replace(/^.*:/, '');
    let id: string;
    do {
      const n = (counters.get(type) ?? 0) + 1;
      counters.set(type, n);
      id = `${type}_auto_${n}`;
    } while (elementsById.has(id));
    element.id = id;
    elementsById.set(id, element);
  };
  let count = 0;
  const visit = (element: ModdleElement, depth: number) => {
    if (++count > MAX_ELEMENTS)
      throw new ModelError(
        'model-too-large',
        `The file has more than ${MAX_ELEMENTS} BPMN elements; split the process`,
      );
    if (depth > MAX_DEPTH)
      throw new ModelError('model-too-large', `Sub-processes are nested deeper than ${MAX_DEPTH} levels`, {
        elementId: element.id,
      });
    name(element);
    const shared = children(element, 'eventDefinitionRef');
    if (shared.length) {
      element.eventDefinitions = [...children(element, 'eventDefinitions'), ...shared];
      element.eventDefinitionRef = undefined;
    }
    // the two ends of a link may be told by either of them
    for (const source of children(element, 'source'))
      if (element.$type === LINK && source.$type === LINK) source.target ??= element;
    for (const list of MEMBERS) for (const member of children(element, list)) visit(member, depth + 1);
  };
  visit(definitions, 0);
  return elementsById;
}
