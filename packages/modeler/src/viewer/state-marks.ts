import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { ShapeLike } from 'diagram-js/lib/model/Types';
import { findShape, nameOf } from './shape.ts';
import { stateIcon } from './state-icons.ts';
import type { DiagramState, ViewerElement, ViewerLabels } from './types.ts';

const OVERLAY = 'flow-state';
const TAKEN = 'flow-taken';
/** Narrower shapes are events and gateways: their colour says enough, a badge would cover them. */
const BADGE_FROM_WIDTH = 60;

export interface StateMarksServices {
  canvas: Canvas;
  overlays: Overlays;
  elements: ElementRegistry;
}

/** Colours, badges and captions of the steps, and the way that was taken. Shows one state at a time. */
export class StateMarks {
  readonly #services: StateMarksServices;
  readonly #labels: ViewerLabels;
  readonly #onBadge: (elementId: string, pinned: boolean) => void;
  #marks: { id: string; marker: string }[] = [];

  /** `onBadge`: a badge got keyboard focus, or was pressed (`pinned`). */
  constructor(
    services: StateMarksServices,
    labels: ViewerLabels,
    onBadge: (elementId: string, pinned: boolean) => void,
  ) {
    this.#services = services;
    this.#labels = labels;
    this.#onBadge = onBadge;
  }

  show(state: DiagramState): void {
    this.#clear();
    for (const id of state.flows) {
      this.#mark(id, TAKEN);
    }
    for (const element of state.elements) {
      const shape = findShape(this.#services.elements, element.elementId);
      if (shape) {
        this.#mark(element.elementId, `flow-${element.state}`);
        this.#addBadge(shape, element);
      }
    }
  }

  #clear(): void {
    for (const { id, marker } of this.#marks) {
      this.#services.canvas.removeMarker(id, marker);
    }
    this.#marks = [];
    this.#services.overlays.remove({ type: OVERLAY });
  }

  #mark(id: string, marker: string): void {
    if (this.#services.elements.get(id)) {
      this.#services.canvas.addMarker(id, marker);
      this.#marks.push({ id, marker });
    }
  }

  #addBadge(shape: ShapeLike, element: ViewerElement): void {
    if (shape.width < BADGE_FROM_WIDTH) {
      return;
    }
    const badge = this.#badge(shape, element);
    this.#services.overlays.add(shape.id, OVERLAY, {
      position: { top: -11, right: 11 },
      html: badge,
      scale: { min: 0.6, max: 1.4 },
    });
    if (element.state === 'current' && element.caption) {
      this.#services.overlays.add(shape.id, OVERLAY, {
        position: { bottom: 11, left: shape.width / 2 },
        html: caption(element.caption),
        scale: { min: 0.75, max: 1.2 },
      });
    }
  }

  #badge(shape: ShapeLike, element: ViewerElement): HTMLElement {
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `flow-viewer-badge flow-viewer-badge-${element.state}`;
    const words = [nameOf(shape), this.#labels.states[element.state], element.caption ?? ''];
    badge.setAttribute('aria-label', words.filter(Boolean).join(' · '));
    badge.append(stateIcon(element.state));
    badge.addEventListener('focus', () => {
      if (badge.matches(':focus-visible')) {
        this.#onBadge(element.elementId, false);
      }
    });
    badge.addEventListener('click', () => this.#onBadge(element.elementId, true));
    return badge;
  }
}

function caption(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'flow-viewer-caption';
  element.textContent = text;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
