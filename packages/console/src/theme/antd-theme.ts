import { type ThemeConfig, theme } from 'antd';
import type { Tokens } from './tokens';

/** Ant Design theme: our colours, cards without borders or shadows, one brand colour, plain tables. */
export function antdTheme(tokens: Tokens, isDark: boolean): ThemeConfig {
  return {
    hashed: false,
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: tokens.seaFill,
      colorInfo: tokens.sea,
      colorLink: tokens.sea,
      colorLinkHover: tokens.sea,
      colorSuccess: tokens.green,
      colorWarning: tokens.amber,
      colorError: tokens.red,
      colorText: tokens.ink,
      colorTextSecondary: tokens.ink2,
      colorTextTertiary: tokens.ink2,
      colorTextDescription: tokens.ink2,
      colorTextPlaceholder: tokens.ink3,
      colorBgLayout: tokens.ground,
      colorBgContainer: tokens.card,
      colorBgElevated: tokens.card,
      colorBorder: tokens.line,
      colorBorderSecondary: tokens.line,
      colorSplit: tokens.line,
      borderRadius: 9,
      borderRadiusLG: 12,
      fontSize: 14,
      fontFamily:
        '-apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "Segoe UI", sans-serif',
      controlHeight: 34,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: {
        headerBg: 'transparent',
        headerColor: tokens.ink2,
        headerSplitColor: 'transparent',
        borderColor: tokens.line,
      },
      // An unchecked box needs enough contrast.
      Checkbox: { colorBorder: tokens.ink3 },
      Radio: { colorBorder: tokens.ink3 },
      Modal: { titleFontSize: 17 },
      Tabs: { inkBarColor: tokens.sea, itemSelectedColor: tokens.sea, itemHoverColor: tokens.sea },
    },
  };
}
