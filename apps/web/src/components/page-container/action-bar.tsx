import type { ReactNode } from 'react';
import styles from './action-bar.module.css';

/** The buttons of a page: inline on desktops, fixed to the bottom edge on phones. PageContainer places it. */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} data-testid="action-bar">
      {children}
    </div>
  );
}

/**
 * Where a menu of the bar is drawn (`getPopupContainer`): inside it, so that the menu stays with the bar while the page
 * scrolls or grows below.
 */
export function menuInBar(button: HTMLElement): HTMLElement {
  return button.closest<HTMLElement>('[data-testid="action-bar"]') ?? document.body;
}
