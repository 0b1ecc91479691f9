import type Canvas from 'diagram-js/lib/core/Canvas';
import { clampScale, type Pinch, pinchedBox, pinchOf } from './viewport.ts';

/** Movement below this is a tap with an unsteady hand. CSS pixels. */
const DRAG_FROM = 6;
const KEY_STEP = 60;
const KEY_ZOOM = 1.25;

interface Point {
  x: number;
  y: number;
}

/**
 * Moving around in the drawing with one finger or the mouse, two fingers, wheel and keyboard.
 *
 * Used instead of the library's modules, which know no touch and hold back the wheel from the page around the drawing
 * even when everything is visible. Here the page scrolls on wherever the drawing itself has nothing to scroll to.
 */
export class Navigation {
  readonly #canvas: Canvas;
  readonly #host: HTMLElement;
  readonly #moved: () => void;
  readonly #fit: () => void;
  readonly #abort = new AbortController();
  readonly #pointers = new Map<number, Point>();
  #dragging = false;
  #pinch: Pinch | undefined;

  /** `moved`: the view changed by the user's hand. `fit`: the key for "whole drawing" was pressed. */
  constructor(canvas: Canvas, host: HTMLElement, moved: () => void, fit: () => void) {
    this.#canvas = canvas;
    this.#host = host;
    this.#moved = moved;
    this.#fit = fit;
    const options = { signal: this.#abort.signal };
    host.addEventListener('pointerdown', (event) => this.#down(event), options);
    host.addEventListener('pointermove', (event) => this.#move(event), options);
    host.addEventListener('pointerup', (event) => this.#up(event), options);
    host.addEventListener('pointercancel', (event) => this.#up(event), options);
    host.addEventListener('click', (event) => this.#swallowAfterDrag(event), { ...options, capture: true });
    host.addEventListener('wheel', (event) => this.#wheel(event), { ...options, passive: false });
    host.addEventListener('keydown', (event) => this.#key(event), options);
  }

  /** To be called when the view changed: leaves vertical swipes to the page while the drawing needs none. */
  updateTouchAction(): void {
    this.#host.style.touchAction = this.#fitsVertically() ? 'pan-y' : 'none';
  }

  destroy(): void {
    this.#abort.abort();
  }

  #fitsVertically(): boolean {
    const { y, height, inner } = this.#canvas.viewbox();
    return inner.y >= y && inner.y + inner.height <= y + height;
  }

  #fitsHorizontally(): boolean {
    const { x, width, inner } = this.#canvas.viewbox();
    return inner.x >= x && inner.x + inner.width <= x + width;
  }

  #point(event: MouseEvent): Point {
    const rect = this.#host.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  #down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button > 1) {
      return;
    }
    if (this.#pointers.size === 0) {
      this.#dragging = false;
    }
    this.#pointers.set(event.pointerId, this.#point(event));
    this.#startPinch();
  }

  #startPinch(): void {
    const [a, b] = this.#pointers.values();
    this.#pinch = a && b ? pinchOf(a, b) : undefined;
    this.#dragging ||= this.#pinch !== undefined;
  }

  #move(event: PointerEvent): void {
    const last = this.#pointers.get(event.pointerId);
    if (!last) {
      return;
    }
    const point = this.#point(event);
    if (!this.#dragging) {
      if (Math.hypot(point.x - last.x, point.y - last.y) < DRAG_FROM) {
        return;
      }
      this.#dragging = true;
      this.#host.setPointerCapture(event.pointerId);
      this.#host.classList.add('flow-viewer-dragging');
    }
    this.#pointers.set(event.pointerId, point);
    if (this.#pinch) {
      this.#movePinch(this.#pinch);
    } else {
      this.#canvas.scroll({ dx: point.x - last.x, dy: point.y - last.y });
    }
    this.#moved();
  }

  #movePinch(from: Pinch): void {
    const [a, b] = this.#pointers.values();
    if (a && b) {
      const to = pinchOf(a, b);
      const view = this.#canvas.viewbox();
      this.#canvas.viewbox(pinchedBox(view, view.outer, from, to));
      this.#pinch = to;
    }
  }

  #up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.#startPinch();
    if (this.#pointers.size === 0) {
      this.#host.classList.remove('flow-viewer-dragging');
    }
  }

  #swallowAfterDrag(event: MouseEvent): void {
    if (this.#dragging && event.detail > 0) {
      this.#dragging = false;
      event.stopPropagation();
      event.preventDefault();
    }
  }

  #wheel(event: WheelEvent): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) * 0.008);
      this.#canvas.zoom(clampScale(this.#canvas.viewbox().scale * factor), this.#point(event));
      this.#moved();
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0;
    const dx = (sideways ? event.deltaY : event.deltaX) * unit;
    const dy = sideways ? 0 : event.deltaY * unit;
    const scroll = { dx: this.#fitsHorizontally() ? 0 : -dx, dy: this.#fitsVertically() ? 0 : -dy };
    if (scroll.dx !== 0 || scroll.dy !== 0) {
      event.preventDefault();
      this.#canvas.scroll(scroll);
      this.#moved();
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const act = this.#keyAction(event.key);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  #keyAction(key: string): (() => void) | undefined {
    const by = (dx: number, dy: number) => () => {
      this.#canvas.scroll({ dx, dy });
      this.#moved();
    };
    const zoom = (factor: number) => () => {
      this.#canvas.zoom(clampScale(this.#canvas.viewbox().scale * factor));
      this.#moved();
    };
    const actions: Record<string, () => void> = {
      '+': zoom(KEY_ZOOM),
      '=': zoom(KEY_ZOOM),
      '-': zoom(1 / KEY_ZOOM),
      '0': this.#fit,
      ArrowLeft: by(KEY_STEP, 0),
      ArrowRight: by(-KEY_STEP, 0),
      ArrowUp: by(0, KEY_STEP),
      ArrowDown: by(0, -KEY_STEP),
    };
    return actions[key];
  }
}
