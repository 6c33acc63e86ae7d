import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './tappable.scss';

interface Props {
  readonly onTap?: () => void;
  /** Shown and announced as disabled; taps do nothing. */
  readonly disabled?: boolean;
  readonly className?: string;
  /** Accessible name that replaces the content, for icons. */
  readonly label?: string;
  /** The accessibility role. */
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox';
  readonly selected?: boolean;
  readonly children?: ReactNode;
}

/** Base of every tappable element: pressed style, accessibility role, and keyboard support on H5. */
export function Tappable({ onTap, disabled, className = '', label, role = 'button', selected, children }: Props) {
  const active = Boolean(onTap) && !disabled;
  const tap = () => {
    if (active) onTap?.();
  };
  return (
    <View
      className={`yh-tap ${active ? 'yh-tap--on' : ''} ${className}`}
      hoverClass={active ? 'yh-tap--pressed' : 'none'}
      hoverStayTime={80}
      onClick={tap}
      ariaLabel={label}
      {...(process.env.TARO_ENV === 'h5' && onTap ? forBrowsers(role, disabled, selected, tap) : { ariaRole: role })}
    >
      {children}
    </View>
  );
}

/** Attributes for browsers, where a custom element is not focusable and has no role. */
function forBrowsers(role: string, disabled: boolean | undefined, selected: boolean | undefined, tap: () => void) {
  return {
    role,
    tabIndex: 0,
    ariaDisabled: disabled ? 'true' : 'false',
    ...(selected === undefined ? {} : { [role === 'tab' ? 'ariaSelected' : 'ariaChecked']: String(selected) }),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      tap();
    },
  };
}
