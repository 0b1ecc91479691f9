import { type RefObject, useEffect } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]';

function step(root: HTMLElement, by: 1 | -1): void {
  const links = [...root.querySelectorAll<HTMLElement>('[data-row-link]')];
  const focused = document.activeElement;
  const row = focused instanceof Element ? focused.closest('[data-row], li') : null;
  const now = links.findIndex((link) => link === focused || row?.contains(link));
  const next = links[now === -1 ? (by === 1 ? 0 : links.length - 1) : now + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** j and k move between the rows of a list, and a click anywhere in a row opens it. Enter is the link's own. */
export function useRowKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const list = root.current;
    if (!list) return;
    const stop = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const target = event.target;
      if (target instanceof Element && target.closest(TYPING)) return;
      event.preventDefault();
      step(list, event.key === 'j' ? 1 : -1);
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
