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
  /** The navigation bar's words; on H5 the bars are ours, in WeChat they are WeChat's. */
  readonly title: string;
  /** A thin line of progress under the title, 0 to 1. */
  readonly progress?: number;
  /** Stays at the bottom within the thumb's reach: the page's main action. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: title, text size, edges, safe areas, an optional footer. */
export function Page({ title, progress, footer, children }: Props) {
  const [scale] = useState(textScale);
  const [path] = useState(openingPage);
  useEffect(() => {
    // Taro's H5 puts the title into the page as HTML, and titles may be names that people wrote.
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
