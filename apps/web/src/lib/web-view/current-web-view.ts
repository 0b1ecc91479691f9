import { type AppBridges, createWebView } from './web-view.ts';

declare global {
  interface Window extends AppBridges {}
}

/** The app around this page. */
export const webView = createWebView({
  userAgent: navigator.userAgent,
  bridges: () => window,
  whenReady(run) {
    if (window.WeixinJSBridge) run();
    else document.addEventListener('WeixinJSBridgeReady', run, { once: true });
  },
});

/** Tells the app around the page what the page wants; in a browser nothing. */
export function startWebView(): void {
  if (!webView.app) return;
  document.documentElement.dataset.app = webView.app;
  webView.hideSharing();
  const tell = () => webView.setTitle(document.title);
  new MutationObserver(tell).observe(document.head, { subtree: true, childList: true, characterData: true });
}
