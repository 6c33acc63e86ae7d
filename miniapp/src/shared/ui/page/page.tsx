import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { askToSignIn } from '../../session/ask-to-sign-in';
import { expiry } from '../../session/session';
import { Button } from '../button/button';
import { Callout } from '../callout/callout';
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
  /** Shown without a session too: sign-in, emergency contacts, the privacy policy. */
  readonly isForEverybody?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: title, text size, margins, safe areas, an optional footer. */
export function Page({ title, progress, footer, isForEverybody = false, children }: Props) {
  const isCovered = useSyncExternalStore(expiry.subscribe, expiry.isOver) && !isForEverybody;
  const shownTitle = isCovered ? '登录已过期' : title;
  const [scale] = useState(textScale);
  const [path] = useState(openingPage);
  useEffect(() => {
    // Taro's H5 inserts the title as HTML, and a title may contain user input.
    if (process.env.TARO_ENV === 'h5') document.title = shownTitle;
    else void Taro.setNavigationBarTitle({ title: shownTitle });
  }, [shownTitle]);
  return (
    <View className="yh-page" style={`--text-scale: ${scale}`}>
      {process.env.TARO_ENV === 'h5' ? <NavBar title={shownTitle} path={path} /> : null}
      {progress === undefined || isCovered ? null : (
        <View className="yh-page__progress">
          <View className="yh-page__progress-bar" style={{ width: `${Math.round(progress * 100)}%` }} />
        </View>
      )}
      {isCovered ? <Cover /> : null}
      <View className={isCovered ? 'yh-page__body yh-page__body--covered' : 'yh-page__body'}>{children}</View>
      {process.env.TARO_ENV === 'weapp' ? <PrivacyGate /> : null}
      <View className="yh-page__bottom">
        {footer && !isCovered ? <View className="yh-page__footer">{footer}</View> : null}
        {process.env.TARO_ENV === 'h5' ? <TabBar path={path} /> : null}
      </View>
    </View>
  );
}

/** In place of the content after the session has ended; the content stays, hidden, for the same person to continue. */
function Cover() {
  return (
    <View className="yh-page__body">
      <Callout tone="neutral" title="请重新登录">
        登录后可以接着填写。有紧急情况请直接拨打 12308。
      </Callout>
      <Button onTap={askToSignIn}>重新登录</Button>
    </View>
  );
}
