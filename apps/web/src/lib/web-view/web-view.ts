/** Apps of a campus that show the hall in a window of their own. */
export type CampusApp = 'wecom' | 'cpdaily';

/** What the apps put into the page, as far as it is used. Either may come late or not at all. */
export interface AppBridges {
  /** WeCom's, there without any script of theirs; announced by the event `WeixinJSBridgeReady`. */
  WeixinJSBridge?: { call(name: 'closeWindow' | 'hideOptionMenu'): void };
  /** 今日校园's. */
  BH_MIXIN_SDK?: { closeWebView(): void; setTitleText(title: string): void };
}

export interface WebView {
  /** The app around the page; null in a browser and when installed. */
  app: CampusApp | null;
  /** Shows a title in the bar of the app. Browsers and WeCom follow the document's by themselves. */
  setTitle(title: string): void;
  /** Takes passing on out of the app's menu: pages are for the person who is signed in. */
  hideSharing(): void;
  /** Goes back to where the page was opened from. False where that is not possible. */
  close(): boolean;
}

/** The app that a user agent speaks of. WeCom also calls itself MicroMessenger; WeChat alone is a browser here. */
export function appOf(userAgent: string): CampusApp | null {
  if (/\bwxwork\//i.test(userAgent)) return 'wecom';
  return /\bcpdaily\//i.test(userAgent) ? 'cpdaily' : null;
}

export interface WebViewOptions {
  userAgent: string;
  /** Looked into at each call: an app may put its bridge there at any time. */
  bridges: () => AppBridges;
  /** Runs as soon as WeCom's bridge is there. */
  whenReady: (run: () => void) => void;
}

/** The one place that knows how the apps differ. What an app does not have is left out quietly. */
export function createWebView({ userAgent, bridges, whenReady }: WebViewOptions): WebView {
  const app = appOf(userAgent);
  /** An app's own function may be missing in an old version, or fail: never the page with it. */
  const attempt = (act: () => void): boolean => {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  };
  return {
    app,
    setTitle(title) {
      const { BH_MIXIN_SDK: sdk } = bridges();
      if (app === 'cpdaily' && sdk) attempt(() => sdk.setTitleText(title));
    },
    hideSharing() {
      if (app === 'wecom') whenReady(() => attempt(() => bridges().WeixinJSBridge?.call('hideOptionMenu')));
    },
    close() {
      const { WeixinJSBridge: wecom, BH_MIXIN_SDK: campus } = bridges();
      if (app === 'wecom' && wecom) return attempt(() => wecom.call('closeWindow'));
      if (app === 'cpdaily' && campus) return attempt(() => campus.closeWebView());
      return false;
    },
  };
}
