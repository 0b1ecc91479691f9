import { type RefObject, useEffect } from 'react';

const TYPING =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

const rowOf = (element: Element | null): Element | null => element?.closest('[data-row], li') ?? null;

function step(root: HTMLElement, by: 1 | -1): void {
  const links = [...root.querySelectorAll<HTMLElement>('[data-row-link]')];
  const focused = document.activeElement;
  const row = rowOf(focused);
  const now = links.findIndex((link) => link === focused || row?.contains(link));
  const next = links[now === -1 ? (by === 1 ? 0 : links.length - 1) : now + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** j, k and arrows move between the rows of a list, x picks one, a click anywhere in a row opens it. Enter is the link's own. */
export function useRowKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const list = root.current;
    if (!list) return;
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const by = STEPS[event.key];
      if (by === undefined && event.key !== 'x') return;
      const target = event.target;
      if (target instanceof Element && target.closest(TYPING)) return;
      // Arrows scroll the page, unless somebody walks the list already.
      const walking = list.contains(document.activeElement);
      if (event.key.startsWith('Arrow') && !walking) return;
      if (by === undefined) {
        rowOf(document.activeElement)?.querySelector<HTMLElement>('[data-row-check]')?.click();
        return;
      }
      event.preventDefault();
      step(list, by);
    };
    const onClick = (event: MouseEvent) => {
      const target = event.target;
      if (!(target instanceof Element) || target.closest('a, button, input, label, [role="menuitem"]')) return;
      if (window.getSelection()?.toString()) return;
      const link = target.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-link]');
      // A modified click on the row does what it does on the link: a new tab.
      link?.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          shiftKey: event.shiftKey,
        }),
      );
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    list.addEventListener('click', onClick, { signal: stop.signal });
    return () => stop.abort();
  }, [root]);
}
