import type { ThemeConfig } from 'antd';
import { theme as antdTheme } from 'antd';

const fontFamily =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Sizes and shapes, the same in light and dark: hairlines and air instead of shadows. */
const shape = {
  fontFamily,
  fontSize: 14,
  lineHeight: 22 / 14,
  fontSizeHeading1: 28,
  fontSizeHeading2: 20,
  lineHeightHeading2: 28 / 20,
  fontSizeHeading3: 16,
  lineHeightHeading3: 24 / 16,
  fontSizeHeading4: 14,
  fontSizeHeading5: 14,
  fontWeightStrong: 600,
  borderRadius: 6,
  borderRadiusLG: 10,
  borderRadiusSM: 4,
  controlHeight: 34,
  controlHeightLG: 44,
  wireframe: false,
  boxShadow: 'none',
  boxShadowTertiary: 'none',
  motionDurationMid: '0.16s',
  motionDurationSlow: '0.22s',
} as const;

/** Seal blue leads, vermilion only warns; greys are warm. */
const light: ThemeConfig['token'] = {
  ...shape,
  colorPrimary: '#2456A6',
  colorInfo: '#2456A6',
  colorLink: '#2456A6',
  colorSuccess: '#2A7A4B',
  colorWarning: '#96600B',
  colorError: '#C23B22',
  colorErrorHover: '#A8331D',
  colorErrorActive: '#8F2A17',
  colorTextBase: '#21201C',
  colorTextSecondary: '#57544C',
  colorTextTertiary: '#6B675E',
  colorTextQuaternary: '#8F8B81',
  colorTextDescription: '#6B675E',
  colorTextPlaceholder: '#77736A',
  colorBgLayout: '#F7F7F5',
  colorBgContainer: '#FFFFFF',
  colorBgElevated: '#FFFFFF',
  colorBorder: '#D6D3CB',
  colorBorderSecondary: '#E7E5DF',
  colorSplit: '#ECEAE4',
  colorFillAlter: '#FAFAF8',
  colorFillQuaternary: '#F4F3F0',
  colorFillTertiary: '#EFEEEA',
  colorFillSecondary: '#E7E5DF',
  colorPrimaryBg: '#EDF2FA',
  colorSuccessBg: '#EDF6F0',
  colorWarningBg: '#FBF3E4',
  colorErrorBg: '#FBEEEB',
  boxShadowSecondary: '0 0 0 1px rgb(33 32 28 / 8%), 0 8px 24px rgb(33 32 28 / 12%)',
};

const dark: ThemeConfig['token'] = {
  ...shape,
  colorPrimary: '#8DB1EA',
  colorPrimaryHover: '#A8C4F1',
  colorPrimaryActive: '#7BA2DF',
  colorPrimaryText: '#8DB1EA',
  colorInfo: '#8DB1EA',
  colorLink: '#8DB1EA',
  colorLinkHover: '#A8C4F1',
  colorSuccess: '#6FBF8C',
  colorWarning: '#DDA64B',
  // Darkened by the algorithm; still 4.5:1 on its own background.
  colorError: '#F49A85',
  colorErrorHover: '#F7A793',
  colorTextBase: '#ECEAE4',
  colorText: '#ECEAE4',
  colorTextSecondary: '#BDB9AF',
  colorTextTertiary: '#A39F95',
  colorTextQuaternary: '#827E75',
  colorTextDescription: '#A39F95',
  colorTextPlaceholder: '#918D83',
  colorTextLightSolid: '#14233C',
  colorBgLayout: '#171716',
  colorBgContainer: '#1F1F1D',
  colorBgElevated: '#272725',
  colorBorder: '#474540',
  colorBorderSecondary: '#33322F',
  colorSplit: '#302F2C',
  colorFillAlter: '#232321',
  colorFillQuaternary: '#262624',
  colorFillTertiary: '#2C2B29',
  colorFillSecondary: '#363532',
  colorPrimaryBg: '#22304A',
  colorSuccessBg: '#1F3328',
  colorWarningBg: '#3A2E19',
  colorErrorBg: '#41251F',
  boxShadowSecondary: '0 0 0 1px rgb(255 255 255 / 8%), 0 8px 24px rgb(0 0 0 / 50%)',
};

/** What the bar of the browser or of the phone above the page looks like: the page's own bar. index.html has them, too. */
export const BARS = { light: '#FFFFFF', dark: '#1F1F1D' } as const;

/** Name of the CSS class on `<html>` that carries every token as a `--ant-…` variable. */
const cssVariables = { key: 'flowhall' };

const components: ThemeConfig['components'] = {
  Modal: { titleFontSize: 16 },
  Select: { optionSelectedBg: 'var(--ant-color-primary-bg)' },
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
  Card: { bodyPadding: 20, headerFontSize: 16 },
  Tag: { defaultBg: 'transparent' },
  // Four tabs stand side by side on a phone, in English too.
  Tabs: { titleFontSizeLG: 14, horizontalItemGutter: 20 },
  Table: { headerBg: 'transparent', headerSplitColor: 'transparent', cellPaddingBlock: 12 },
  Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
};

/**
 * Every token of the interface; without `motion` nothing slides or fades. Pages and components use the variables and hold no
 * colours or sizes of type.
 */
export function themeFor(mode: 'light' | 'dark', motion: boolean): ThemeConfig {
  return {
    cssVar: cssVariables,
    hashed: false,
    algorithm: mode === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: { ...(mode === 'dark' ? dark : light), motion },
    components,
  };
}
