import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';
import { isTab, tabPage } from './tab-pages';

interface Props {
  readonly title: string;
  readonly path: string;
}

/** The navigation bar in a browser. A page opened by a link has no previous page and links to the home page instead. */
export function NavBar({ title, path }: Props) {
  const [isFirst] = useState(() => Taro.getCurrentPages().length <= 1);
  const goHome = () => void Taro.reLaunch({ url: `/${tabPage('home')}` });
  const goBack = () => void Taro.navigateBack();
  return (
    <View className="yh-nav">
      {isTab(path) || (isFirst && path === 'pages/sign-in/index') ? null : (
        <Tappable className="yh-nav__back" label={isFirst ? '首页' : '返回'} onTap={isFirst ? goHome : goBack}>
          <Icon name={isFirst ? 'home' : 'back'} size={22} />
        </Tappable>
      )}
      <View className="yh-nav__title">{title}</View>
    </View>
  );
}
