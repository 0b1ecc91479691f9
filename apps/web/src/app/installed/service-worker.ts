import { createStore } from '../../lib/store.ts';

/** Whether a newer version of the application waits to be used. */
export const updateWaits = createStore(false);

/** How often an open page asks whether there is a newer version, ms. */
const ASK_EVERY = 30 * 60_000;
/** A page that has just been opened has nothing to lose yet, ms. */
const JUST_OPENED = 4_000;

let registration: ServiceWorkerRegistration | undefined;
let agreed = false;

/** Opens the page again with the newer version. */
export function openNewVersion(): void {
  agreed = true;
  registration?.waiting?.postMessage('take-over');
}

function watch(found: ServiceWorkerRegistration): void {
  registration = found;
  if (found.waiting && performance.now() < JUST_OPENED) openNewVersion();
  else updateWaits.set(found.waiting !== null);
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', () => {
      // The first one ever replaces nothing.
      if (worker.state === 'installed' && navigator.serviceWorker.controller) updateWaits.set(true);
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another page may have agreed: this one goes on with what it has, and is told.
    if (agreed) window.location.reload();
    else if (updateWaits.get()) updateWaits.set(false);
  });
  // A lost connection is no error: the next time will tell.
  const ask = () => void found.update().catch(() => undefined);
  setInterval(ask, ASK_EVERY);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
}

/**
 * Keeps the application on the device, so that it opens at once and without the network. Only where it is built, and after
 * the first page has come: its files must not compete with it.
 */
export function keepOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const start = () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
    void navigator.serviceWorker.ready.then(watch);
  };
  const later = () => setTimeout(start, 3_000);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}
