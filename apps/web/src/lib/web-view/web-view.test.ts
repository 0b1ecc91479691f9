import { describe, expect, it } from 'vitest';
import { type AppBridges, appOf, createWebView } from './web-view.ts';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; V2285A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0';
const WECOM = `${ANDROID} Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1 NetType/WIFI Language/zh Lang/zh ColorScheme/Light`;
const WECHAT = `${ANDROID} Mobile Safari/537.36 MicroMessenger/8.0.49 NetType/WIFI Language/zh_CN`;
const CPDAILY = `${ANDROID} Mobile Safari/537.36 cpdaily/9.6.0 wisedu/9.6.0`;

/** Stands in for what the apps put into a page. */
function setup(userAgent: string, failing = false) {
  const calls: string[] = [];
  const bridges: AppBridges = {};
  let ready: (() => void) | undefined;
  const note = (call: string) => {
    if (failing) throw new Error('not in this version');
    calls.push(call);
  };
  const view = createWebView({
    userAgent,
    bridges: () => bridges,
    whenReady: (run) => {
      ready = run;
    },
  });
  const arrive = () => {
    bridges.WeixinJSBridge = { call: note };
    bridges.BH_MIXIN_SDK = {
      closeWebView: () => note('closeWebView'),
      setTitleText: (title) => note(`title ${title}`),
    };
    ready?.();
  };
  return { view, calls, arrive };
}

describe('the app around the page', () => {
  it.each([
    [WECOM, 'wecom'],
    [CPDAILY, 'cpdaily'],
    [WECHAT, null],
    [ANDROID, null],
  ])('is told by the user agent: %s', (userAgent, app) => expect(appOf(userAgent)).toBe(app));

  it('WeCom: hides sharing as soon as it can, closes by its bridge, and reads the title itself', () => {
    const { view, calls, arrive } = setup(WECOM);
    view.hideSharing();
    expect([view.close(), calls]).toEqual([false, []]);
    arrive();
    view.setTitle('我的待办');
    expect(view.close()).toBe(true);
    expect(calls).toEqual(['hideOptionMenu', 'closeWindow']);
  });

  it('今日校园: is told the title and closes by its own', () => {
    const { view, calls, arrive } = setup(CPDAILY);
    view.setTitle('too early');
    arrive();
    view.hideSharing();
    view.setTitle('我的待办');
    expect(view.close()).toBe(true);
    expect(calls).toEqual(['title 我的待办', 'closeWebView']);
  });

  it('a browser is left alone, whatever is in its page', () => {
    const { view, calls, arrive } = setup(WECHAT);
    view.hideSharing();
    arrive();
    view.setTitle('x');
    expect([view.close(), calls]).toEqual([false, []]);
  });

  it('an old version without a function does no harm', () => {
    const { view, arrive } = setup(CPDAILY, true);
    arrive();
    view.setTitle('x');
    expect(view.close()).toBe(false);
  });
});
