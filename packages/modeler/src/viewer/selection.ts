import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { findShape, nameOf } from './shape.ts';
import type { DiagramState, ElementState, ViewerSelection } from './types.ts';

/** Which marked step is being looked at: hovered ones give way, a pinned one stays until another or none is chosen. */
export class Selection {
  readonly #canvas: Canvas;
  readonly #elements: ElementRegistry;
  readonly #notify: (selection: ViewerSelection | null) => void;
  #states = new Map<string, ElementState>();
  #current: ViewerSelection | null = null;

  constructor(canvas: Canvas, elements: ElementRegistry, notify: (selection: ViewerSelection | null) => void) {
    this.#canvas = canvas;
    this.#elements = elements;
    this.#notify = notify;
  }

  setState(state: DiagramState): void {
    this.#states = new Map(state.elements.map((element) => [element.elementId, element.state]));
    if (this.#current && !this.#states.has(this.#current.elementId)) {
      this.clear();
    }
  }

  hover(elementId: string): void {
    if (!this.#current?.pinned && this.#current?.elementId !== elementId) {
      this.#select(elementId, false);
    }
  }

  leave(): void {
    if (this.#current && !this.#current.pinned) {
      this.clear();
    }
  }

  pin(elementId: string): void {
    this.#select(elementId, true);
  }

  clear(): void {
    if (this.#current) {
      this.#current = null;
      this.#notify(null);
    }
  }

  #select(elementId: string, pinned: boolean): void {
    // A label of an event or gateway stands for what it names.
    const id = elementId.replace(/_label$/, '');
    const state = this.#states.get(id);
    const shape = findShape(this.#elements, id);
    if (!state || !shape) {
      this.clear();
      return;
    }
    const box = this.#canvas.getAbsoluteBBox(shape);
    this.#current = {
      elementId: id,
      name: nameOf(shape),
      state,
      pinned,
      anchor: { left: box.x, top: box.y, width: box.width, height: box.height },
    };
    this.#notify(this.#current);
  }
}
