import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Injector } from './injector.ts';

/** Something to be mended at an element. */
export interface FindingMark {
  elementId: string;
  severity: 'error' | 'warning';
  message: string;
}

const TYPE = 'flow-finding';

/** Badges on the elements that have to be mended; the worse of two marks wins. */
export class FindingMarks {
  readonly #canvas: Canvas;
  readonly #overlays: Overlays;
  readonly #elements: ElementRegistry;
  readonly #press: (elementId: string) => void;
  #marked: readonly string[] = [];

  constructor(injector: Injector, press: (elementId: string) => void) {
    this.#canvas = injector.get('canvas');
    this.#overlays = injector.get('overlays');
    this.#elements = injector.get('elementRegistry');
    this.#press = press;
  }

  show(findings: readonly FindingMark[]): void {
    this.clear();
    const byElement = Map.groupBy(findings, ({ elementId }) => elementId);
    const marked: string[] = [];
    for (const [elementId, own] of byElement) {
      const element = this.#elements.get(elementId);
      if (!element || element === this.#canvas.getRootElement()) continue;
      const isError = own.some(({ severity }) => severity === 'error');
      this.#canvas.addMarker(elementId, isError ? 'flow-has-error' : 'flow-has-warning');
      const isFlow = 'waypoints' in element;
      this.#overlays.add(elementId, TYPE, {
        position: isFlow ? { top: -10, left: -10 } : { top: -10, right: 10 },
        html: this.#badge(elementId, own, isError),
        scale: { min: 0.8, max: 1.2 },
      });
      marked.push(elementId);
    }
    this.#marked = marked;
  }

  clear(): void {
    this.#overlays.remove({ type: TYPE });
    for (const id of this.#marked)
      if (this.#elements.get(id))
        for (const marker of ['flow-has-error', 'flow-has-warning']) this.#canvas.removeMarker(id, marker);
    this.#marked = [];
  }

  #badge(elementId: string, findings: readonly FindingMark[], isError: boolean): HTMLElement {
    const button = document.createElement('button');
    const text = findings.map(({ message }) => message).join('\n');
    button.type = 'button';
    button.className = 'flow-finding';
    button.dataset.severity = isError ? 'error' : 'warning';
    button.title = text;
    button.setAttribute('aria-label', text);
    button.textContent = findings.length > 1 ? String(findings.length) : '!';
    button.addEventListener('click', () => this.#press(elementId));
    return button;
  }
}
