import Viewer from 'bpmn-js/lib/Viewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';
import { createControls } from './controls.ts';
import { Navigation } from './navigation.ts';
import { openViewer } from './open-viewer.ts';
import { Selection } from './selection.ts';
import { findShape } from './shape.ts';
import { StateMarks } from './state-marks.ts';
import type { DiagramState, DiagramViewer, ViewerColors, ViewerOptions } from './types.ts';
import { type Box, clampScale, firstBox, fitBox } from './viewport.ts';

/**
 * Draws a process model with its state into `host`, which must have a size and is taken over until `destroy`.
 * Rejects when the XML cannot be drawn (not BPMN, or without diagram interchange).
 */
export async function mountViewer(host: HTMLElement, options: ViewerOptions): Promise<DiagramViewer> {
  host.classList.add('flow-viewer');
  applyColors(host, options.colors);
  const { xml, lang } = options;
  const viewer = await openViewer(Viewer, host, { xml, lang, look: 'viewer' }).catch((error) => {
    host.classList.remove('flow-viewer');
    throw error;
  });
  return new MountedViewer(host, viewer, options);
}

class MountedViewer implements DiagramViewer {
  readonly #host: HTMLElement;
  readonly #viewer: Viewer;
  readonly #canvas: Canvas;
  readonly #elements: ElementRegistry;
  readonly #marks: StateMarks;
  readonly #selection: Selection;
  readonly #navigation: Navigation;
  readonly #controls: HTMLElement;
  readonly #resize: ResizeObserver;
  readonly #abort = new AbortController();
  #state: DiagramState;
  /** Once the user has moved the view, a changed size keeps it instead of choosing it anew. */
  #touched = false;

  constructor(host: HTMLElement, viewer: Viewer, options: ViewerOptions) {
    this.#host = host;
    this.#viewer = viewer;
    this.#state = options;
    this.#canvas = viewer.get<Canvas>('canvas');
    this.#elements = viewer.get<ElementRegistry>('elementRegistry');
    const overlays = viewer.get<Overlays>('overlays');
    this.#selection = new Selection(this.#canvas, this.#elements, (selection) => options.onSelect?.(selection));
    this.#marks = new StateMarks(
      { canvas: this.#canvas, overlays, elements: this.#elements },
      options.labels,
      (id, pinned) => (pinned ? this.#selection.pin(id) : this.#selection.hover(id)),
    );
    this.#navigation = new Navigation(
      this.#canvas,
      host,
      () => this.#userMoved(),
      () => this.fit(),
    );
    this.#controls = createControls(options.labels, { zoomBy: (f) => this.zoomBy(f), fit: () => this.fit() });
    host.append(this.#controls);
    this.#describe(options.labels.diagram);
    this.#listen();
    this.setState(options);
    this.#showFirst();
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(host);
  }

  setState(state: DiagramState): void {
    this.#state = state;
    this.#marks.show(state);
    this.#selection.setState(state);
  }

  setColors(colors: ViewerColors): void {
    applyColors(this.#host, colors);
  }

  fit(): void {
    const { inner, outer } = this.#canvas.viewbox();
    this.#canvas.viewbox(fitBox(inner, outer));
    this.#userMoved();
  }

  zoomBy(factor: number): void {
    this.#canvas.zoom(clampScale(this.#canvas.viewbox().scale * factor));
    this.#userMoved();
  }

  clearSelection(): void {
    this.#selection.clear();
  }

  destroy(): void {
    this.#abort.abort();
    this.#resize.disconnect();
    this.#navigation.destroy();
    this.#viewer.destroy();
    this.#controls.remove();
    this.#host.classList.remove('flow-viewer');
  }

  #userMoved(): void {
    this.#touched = true;
    this.#selection.clear();
  }

  #describe(label: string): void {
    const svg = this.#host.querySelector('.djs-container > svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', label);
  }

  #listen(): void {
    this.#viewer.on('canvas.viewbox.changed', () => this.#navigation.updateTouchAction());
    this.#viewer.on('element.hover', ({ element }: { element: { id: string } }) => this.#selection.hover(element.id));
    this.#viewer.on('element.out', () => this.#selection.leave());
    this.#viewer.on('element.click', ({ element }: { element: { id: string } }) => this.#selection.pin(element.id));
    this.#canvas.getContainer().addEventListener('scroll', () => this.#scrolled(), { signal: this.#abort.signal });
    this.#host.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') {
          this.#selection.clear();
        }
      },
      { signal: this.#abort.signal },
    );
  }

  /** A browser scrolls to a badge that gets the focus; here it is the view that moves. */
  #scrolled(): void {
    const frame = this.#canvas.getContainer();
    const { scrollLeft, scrollTop } = frame;
    if (scrollLeft === 0 && scrollTop === 0) return;
    frame.scrollTo(0, 0);
    this.#canvas.scroll({ dx: -scrollLeft, dy: -scrollTop });
  }

  #showFirst(): void {
    const { inner, outer } = this.#canvas.viewbox();
    if (outer.width > 0 && outer.height > 0) {
      this.#canvas.viewbox(firstBox(inner, outer, this.#focus()));
    }
  }

  /** The step that matters most: what waits now, else the last thing that happened. */
  #focus(): Box | undefined {
    const { elements } = this.#state;
    const focus = elements.find((element) => element.state === 'current') ?? elements.at(-1);
    return focus && findShape(this.#elements, focus.elementId);
  }

  #resized(): void {
    // Hidden, as in a closed tab: there is nothing to measure until it is shown again.
    if (this.#host.clientWidth === 0 || this.#host.clientHeight === 0) {
      return;
    }
    const before = this.#canvas.viewbox();
    this.#canvas.resized();
    if (!this.#touched) {
      this.#showFirst();
      return;
    }
    const { outer } = this.#canvas.viewbox();
    const width = outer.width / before.scale;
    const height = outer.height / before.scale;
    this.#canvas.viewbox({
      x: before.x + (before.width - width) / 2,
      y: before.y + (before.height - height) / 2,
      width,
      height,
    });
  }
}

function applyColors(host: HTMLElement, colors: ViewerColors): void {
  host.style.setProperty('--flow-viewer-surface', colors.surface);
  host.style.setProperty('--flow-viewer-line', colors.line);
  host.style.setProperty('--flow-viewer-text', colors.text);
  for (const [state, color] of Object.entries(colors.states)) {
    host.style.setProperty(`--flow-viewer-${state}`, color);
  }
}
