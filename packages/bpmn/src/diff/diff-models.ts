import type { ModdleElement } from '../moddle-element.ts';
import type { ParsedBpmn } from '../parse.ts';
import { type Change, diffPlain } from './diff-plain.ts';
import { plainElement } from './plain-element.ts';

/** An element of the process that is not as it was. */
export interface ElementChange {
  readonly id: string;
  /** BPMN type with prefix, such as `bpmn:UserTask`. */
  readonly type: string;
  /** As it is now; as it was where it is gone. Undefined for what has none. */
  readonly name: string | undefined;
  /** `moved`: only its place in the diagram is another one. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What differs at the element itself; empty unless `changed`. */
  readonly changes: readonly Change[];
}

/**
 * What differs between two versions of a process, recognised by the ids of elements; in the order of the later version,
 * then what is gone. Ids of the diagram's own parts do not matter, nor does the order in the file.
 */
export function diffModels(before: ParsedBpmn, after: ParsedBpmn): ElementChange[] {
  const [old, now] = [elements(before), elements(after)];
  const [oldPlaces, newPlaces] = [places(before), places(after)];
  const found: ElementChange[] = [];
  for (const [id, element] of now) {
    const was = old.get(id);
    if (!was) found.push({ ...about(element, id), kind: 'added', changes: [] });
    else if (was.$type !== element.$type) found.push(replaced(was, element, id));
    else {
      const changes = diffPlain(plainElement(was), plainElement(element));
      if (changes.length > 0) found.push({ ...about(element, id), kind: 'changed', changes });
      else if (oldPlaces.get(id) !== newPlaces.get(id))
        found.push({ ...about(element, id), kind: 'moved', changes: [] });
    }
  }
  for (const [id, element] of old) {
    if (!now.has(id)) found.push({ ...about(element, id), kind: 'removed', changes: [] });
  }
  return found;
}

const about = ({ $type, name }: ModdleElement, id: string): Pick<ElementChange, 'id' | 'type' | 'name'> => ({
  id,
  type: $type,
  name: typeof name === 'string' ? name : undefined,
});

function replaced(was: ModdleElement, element: ModdleElement, id: string): ElementChange {
  const changes = diffPlain(
    { $type: was.$type, ...plainElement(was) },
    { $type: element.$type, ...plainElement(element) },
  );
  return { ...about(element, id), kind: 'changed', changes };
}

/** Elements that are told of by themselves: those with ids that are neither the file nor the diagram. */
function elements({ elementsById }: ParsedBpmn): Map<string, ModdleElement> {
  const told = [...elementsById].filter(([, { $type }]) => $type.startsWith('bpmn:') && !UNTOLD.has($type));
  return new Map(told.filter(([, element]) => !isPart(element)));
}

const UNTOLD: ReadonlySet<string> = new Set(['bpmn:Definitions', 'bpmn:LaneSet', 'bpmn:ExtensionElements']);

/** What belongs to another element is told of there. */
const isPart = ({ $type }: ModdleElement): boolean => /EventDefinition$|LoopCharacteristics$|Expression$/.test($type);

/** Where elements stand in the diagram. */
function places({ elementsById }: ParsedBpmn): Map<string, string> {
  const drawn = [...elementsById.values()].filter(({ $type }) => /^bpmndi:BPMN(?:Shape|Edge)$/.test($type));
  return new Map(
    drawn.map((shape) => {
      const { bpmnElement, bounds, waypoint } = plainElement(shape);
      return [String(bpmnElement), JSON.stringify(bounds ?? waypoint)];
    }),
  );
}
