import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { dark, light, variableOf } from './tokens';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const kept = 'yuanhang-theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

const readChoice = (): ThemeChoice => themeChoices.find((choice) => choice === localStorage.getItem(kept)) ?? 'system';

function useSystemIsDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      systemDark.addEventListener('change', changed);
      return () => systemDark.removeEventListener('change', changed);
    },
    () => systemDark.matches,
  );
}

interface Theme {
  readonly isDark: boolean;
  readonly choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}
const ThemeContext = createContext<Theme>({ isDark: false, choice: 'system', choose: () => undefined });

/** Light or dark: the user's choice in this browser, otherwise the system setting. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(readChoice);
  const systemIsDark = useSystemIsDark();
  const isDark = choice === 'system' ? systemIsDark : choice === 'dark';
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    for (const [token, colour] of Object.entries(isDark ? dark : light)) style.setProperty(variableOf(token), colour);
    style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  const value = useMemo(
    () => ({
      isDark,
      choice,
      choose(next: ThemeChoice) {
        localStorage.setItem(kept, next);
        setChoice(next);
      },
    }),
    [isDark, choice],
  );
  return <ThemeContext.Provider value={value}>{children}</ThemeContext.Provider>;
}

export const useTheme = (): Theme => useContext(ThemeContext);
