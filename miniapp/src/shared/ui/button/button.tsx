import { View } from '@tarojs/components';
import { useRef } from 'react';
import { Tappable } from '../tappable/tappable';
import { withoutDoubleTaps } from './double-tap';
import './button.scss';

export interface ButtonProps {
  readonly children: string;
  readonly onTap: () => void;
  /** Use `primary` once per screen, `onFill` on the hero card, `alarm` for help requests. */
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'alarm' | 'onFill';
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

/** A full-width button, 46 points high. While busy it shows a spinner and ignores taps. */
export function Button({ children, onTap, kind = 'primary', busy = false, disabled = false }: ButtonProps) {
  const guard = useRef(withoutDoubleTaps());
  return (
    <Tappable
      className={`yh-button yh-button--${kind} ${disabled ? 'yh-button--disabled' : ''}`}
      disabled={disabled || busy}
      onTap={() => guard.current(onTap)}
    >
      {busy ? <View className="yh-button__spinner" /> : null}
      <View className="yh-button__label">{children}</View>
    </Tappable>
  );
}
