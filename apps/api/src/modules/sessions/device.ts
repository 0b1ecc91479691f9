/** A device as its owner knows it; null where the browser does not tell. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** The first that fits counts: most browsers also call themselves by the names of others. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/wxwork\//i, 'WeCom'],
  [/micromessenger\//i, 'WeChat'],
  [/dingtalk\//i, 'DingTalk'],
  [/cpdaily|wisedu/i, '今日校园'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/opr\/|opera/i, 'Opera'],
  [/ucbrowser\//i, 'UC Browser'],
  [/qqbrowser\/|mqqbrowser/i, 'QQ Browser'],
  [/huaweibrowser\//i, 'Huawei Browser'],
  [/miuibrowser\//i, 'Mi Browser'],
  [/firefox\/|fxios\//i, 'Firefox'],
  [/headlesschrome\/|chrome\/|crios\//i, 'Chrome'],
  [/version\/[\d.]+.*safari\//i, 'Safari'],
  [/curl\//i, 'curl'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/harmonyos|openharmony/i, 'HarmonyOS'],
  [/iphone/i, 'iPhone'],
  [/ipad/i, 'iPad'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/macintosh|mac os x/i, 'macOS'],
  [/cros/i, 'ChromeOS'],
  [/linux/i, 'Linux'],
];

/** The device of a `User-Agent` header. */
export function deviceOf(userAgent: string | null): Device {
  const named = (known: typeof BROWSERS) => known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
