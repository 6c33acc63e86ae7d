import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './tappable.scss';

interface Props {
  readonly onTap?: () => void;
  /** Looks and sounds disabled; taps do nothing. */
  readonly disabled?: boolean;
  readonly className?: string;
  /** Read aloud instead of the content, for icons. */
  readonly label?: string;
  /** What a screen reader calls it. */
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox';
  readonly selected?: boolean;
  readonly children?: ReactNode;
}

/** Everything one can tap is this: pressed look, role for screen readers, and the keyboard on H5. */
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

/** A custom element is neither focusable nor named by itself. */
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
