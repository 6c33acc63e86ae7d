import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tappable } from '../tappable/tappable';
import './card.scss';

interface Props {
  readonly children: ReactNode;
  readonly onTap?: () => void;
}

/** A card without border or shadow. The whole card is tappable when `onTap` is given. */
export function Card({ children, onTap }: Props) {
  if (!onTap) return <View className="yh-card">{children}</View>;
  return (
    <Tappable className="yh-card" role="link" onTap={onTap}>
      {children}
    </Tappable>
  );
}
