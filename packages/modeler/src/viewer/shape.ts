import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { ElementLike, ShapeLike } from 'diagram-js/lib/model/Types';

const isShape = (element: ElementLike): element is ShapeLike => typeof element.width === 'number';

/** The drawn shape of a flow node; undefined for flows and for what has no place in the drawing. */
export function findShape(elements: ElementRegistry, id: string): ShapeLike | undefined {
  const element = elements.get(id);
  return element && isShape(element) ? element : undefined;
}

/** The name written on a shape, empty when it has none. */
export function nameOf(shape: ShapeLike): string {
  const name: unknown = shape.businessObject?.name;
  return typeof name === 'string' ? name : '';
}
