import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect, useState } from 'react';
import { PrivacyGate } from '../privacy/privacy-gate';
import { NavBar } from './nav-bar';
import { TabBar } from './tab-bar';
import { openingPage } from './tab-pages';
import { textScale } from './text-scale';
import './page.scss';

interface Props {
  /** The title in the navigation bar, which this component renders on H5 and WeChat renders itself. */
  readonly title: string;
  /** A thin progress line under the title, 0 to 1. */
  readonly progress?: number;
  /** Fixed at the bottom: the page's main action. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: title, text size, margins, safe areas, an optional footer. */
export function Page({ title, progress, footer, children }: Props) {
  const [scale] = useState(textScale);
  const [path] = useState(openingPage);
  useEffect(() => {
    // Taro's H5 inserts the title as HTML, and a title may contain user input.
    if (process.env.TARO_ENV === 'h5') document.title = title;
    else void Taro.setNavigationBarTitle({ title });
  }, [title]);
  return (
    <View className="yh-page" style={`--text-scale: ${scale}`}>
      {process.env.TARO_ENV === 'h5' ? <NavBar title={title} path={path} /> : null}
      {progress === undefined ? null : (
        <View className="yh-page__progress">
          <View className="yh-page__progress-bar" style={{ width: `${Math.round(progress * 100)}%` }} />
        </View>
      )}
      <View className="yh-page__body">{children}</View>
      {process.env.TARO_ENV === 'weapp' ? <PrivacyGate /> : null}
      <View className="yh-page__bottom">
        {footer ? <View className="yh-page__footer">{footer}</View> : null}
        {process.env.TARO_ENV === 'h5' ? <TabBar path={path} /> : null}
      </View>
    </View>
  );
}
