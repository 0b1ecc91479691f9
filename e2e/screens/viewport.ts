import type { Page } from '@playwright/test';

/** Whether the page is shown as on a phone; the application draws the line at the same width. */
export function onPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 768;
}
