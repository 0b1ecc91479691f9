import { type RefObject, useEffect, useRef, useState } from 'react';
import { nextPull, type Pull, type PullEvent } from './pull.ts';

/** What does something else with a finger: pads to sign on, diagrams, text that is being selected. */
const OWN_GESTURES = 'canvas, textarea, .djs-container';

/** Whether something between the finger and the page scrolls by itself, or a sheet lies above. */
function standsAtTop(target: EventTarget | null, page: HTMLElement): boolean {
  if (window.scrollY > 0 || !(target instanceof Element) || !page.contains(target)) return false;
  for (let element: Element | null = target; element && element !== page; element = element.parentElement) {
    if (element.scrollTop > 0 || element.matches(OWN_GESTURES)) return false;
  }
  return true;
}

/** Follows a finger on `page`; `refresh` is called when it lets go far enough down. */
export function usePull(page: RefObject<HTMLElement | null>, enabled: boolean, refresh: () => Promise<unknown>): Pull {
  const [pull, setPull] = useState<Pull>({ state: 'idle' });
  const current = useRef<Pull>(pull);
  const latest = useRef(refresh);
  latest.current = refresh;

  useEffect(() => {
    const element = page.current;
    if (!element || !enabled) return;
    const take = (event: PullEvent) => {
      const before = current.current;
      current.current = nextPull(before, event);
      if (current.current !== before) setPull(current.current);
      if (current.current.state === 'refreshing' && before.state !== 'refreshing') {
        void latest.current().finally(() => take({ type: 'done' }));
      }
    };
    const at = ({ touches }: TouchEvent) => ({
      x: touches[0]?.clientX ?? 0,
      y: touches[0]?.clientY ?? 0,
      fingers: touches.length,
    });
    const onDown = (event: TouchEvent) =>
      take({ type: 'down', ...at(event), atTop: standsAtTop(event.target, element) });
    const onMove = (event: TouchEvent) => take({ type: 'move', ...at(event) });
    const onUp = () => take({ type: 'up' });
    const onCancel = () => take({ type: 'cancel' });
    // Nothing is prevented, so that scrolling stays with the browser; its own pull is off by overscroll-behavior.
    const passive = { passive: true };
    element.addEventListener('touchstart', onDown, passive);
    element.addEventListener('touchmove', onMove, passive);
    element.addEventListener('touchend', onUp, passive);
    element.addEventListener('touchcancel', onCancel, passive);
    document.documentElement.dataset.pull = '';
    return () => {
      element.removeEventListener('touchstart', onDown);
      element.removeEventListener('touchmove', onMove);
      element.removeEventListener('touchend', onUp);
      element.removeEventListener('touchcancel', onCancel);
      delete document.documentElement.dataset.pull;
    };
  }, [page, enabled]);
  return pull;
}
