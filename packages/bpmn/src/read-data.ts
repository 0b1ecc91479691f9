import type { DataMapping } from './execution-model.ts';
import { child, children, type ModdleElement } from './moddle-element.ts';
import { readExpression } from './read-event-definition.ts';
import { dataName } from './read-loop.ts';

/** Reads what goes into an activity or event (`dataInputAssociations`) or comes out of it (`dataOutputAssociations`). */
export function readMappings(
  element: ModdleElement,
  property: 'dataInputAssociations' | 'dataOutputAssociations',
): DataMapping[] {
  return children(element, property).flatMap((association) => {
    const target = dataName(child(association, 'targetRef'));
    const from = children(association, 'sourceRef').flatMap((source) => dataName(source) ?? []);
    const assignments = children(association, 'assignment').flatMap((assignment): DataMapping[] => {
      const value = readExpression(assignment, 'from');
      const to = readExpression(assignment, 'to') ?? target;
      return value !== undefined && to !== undefined ? [{ from, to, value }] : [];
    });
    if (assignments.length) return assignments;
    const value = readExpression(association, 'transformation');
    if (target === undefined || (value === undefined && !from.length)) return [];
    return [{ from, to: target, ...(value !== undefined && { value }) }];
  });
}

/**
 * Names of the data that lives and ends with an activity (BPMN 2.0, 10.4.1): its properties, data inputs and outputs, what
 * each instance of it yields, and the data objects of a sub-process. Those of a process live as long as the instance.
 */
export function readOwnData(element: ModdleElement): string[] {
  const io = child(element, 'ioSpecification') ?? { $type: '' };
  const loop = child(element, 'loopCharacteristics') ?? { $type: '' };
  const objects = children(element, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject');
  const own = [
    ...children(element, 'properties'),
    ...children(io, 'dataInputs'),
    ...children(io, 'dataOutputs'),
    ...objects,
  ];
  const names = [...own, child(loop, 'outputDataItem')].flatMap((data) => dataName(data) ?? []);
  return [...new Set(names)];
}
