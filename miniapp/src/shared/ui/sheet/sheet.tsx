import { Popup } from '@nutui/nutui-react-taro';
import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import './sheet.scss';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** Stays above the scrolling part: a search box. */
  readonly head?: ReactNode;
  /** Stays below it: the button that closes the sheet. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A bottom sheet; closed by its cross or a tap outside. */
export function Sheet({ open, title, onClose, head, footer, children }: Props) {
  return (
    <Popup visible={open} position="bottom" round destroyOnClose lockScroll onClose={onClose}>
      <View className="yh-sheet">
        <View className="yh-sheet__head">
          <View className="yh-sheet__title">{title}</View>
          <Tappable className="yh-sheet__close" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tappable>
        </View>
        {head}
        <ScrollView scrollY className={`yh-sheet__body ${head ? 'yh-sheet__body--steady' : ''}`}>
          {children}
        </ScrollView>
        {footer ? <View className="yh-sheet__footer">{footer}</View> : null}
      </View>
    </Popup>
  );
}
