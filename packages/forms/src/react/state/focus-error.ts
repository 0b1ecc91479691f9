import type { FormError } from '../../types.ts';
import { idOfPointer } from './field-ids.ts';

const FOCUSABLE = 'input:not([type="hidden"]):not([disabled]),textarea,button:not([disabled]),[tabindex="0"]';

/** Scrolls to the error that comes first on the page and puts the cursor there. False when none of them has a place. */
export function focusFirstError(root: HTMLElement, prefix: string, errors: readonly FormError[]): boolean {
  const places = errors.flatMap(({ pointer }) => {
    const field = root.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
    const control = document.getElementById(idOfPointer(prefix, pointer));
    const place = field ?? control;
    return place ? [{ place, control }] : [];
  });
  places.sort((a, b) => (a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const first = places[0];
  if (!first) return false;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  first.place.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  const target = first.control?.matches(FOCUSABLE) ? first.control : first.place.querySelector(FOCUSABLE);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  return true;
}
