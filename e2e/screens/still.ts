import type { Locator } from '@playwright/test';

/** A dialog moves while it opens and grows as its contents come in: a press meanwhile would go astray. */
export async function isStill(dialog: Locator): Promise<void> {
  await dialog.evaluate(async (element) => {
    const frame = () => new Promise(requestAnimationFrame);
    const place = () => JSON.stringify(element.getBoundingClientRect());
    for (let still = 0, last = ''; still < 10; still = place() === last ? still + 1 : 0) {
      last = place();
      await frame();
    }
  });
}
