import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tappable } from '../tappable/tappable';
import './section.scss';

interface Props {
  readonly title: string;
  /** Secondary text at the right: a count, the save state. */
  readonly note?: string;
  readonly action?: { readonly label: string; readonly onTap: () => void };
  readonly children: ReactNode;
}

/** A heading with its content. */
export function Section({ title, note, action, children }: Props) {
  return (
    <View className="yh-section">
      <View className="yh-section__head">
        <View className="yh-section__title">{title}</View>
        {note ? <View className="yh-section__note">{note}</View> : null}
        {action ? (
          <Tappable className="yh-section__action" onTap={action.onTap}>
            {action.label}
          </Tappable>
        ) : null}
      </View>
      {children}
    </View>
  );
}
