import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Icon } from '../icon/icon';
import { Tappable } from '../tappable/tappable';

const tabs = ['home', 'programmes', 'applications', 'me'].map((name) => `pages/${name}/index`);
const homePage = '/pages/home/index';

/** The navigation bar in a browser. Opened by a link, a page has nothing to go back to and offers the first page. */
export function NavBar({ title }: { readonly title: string }) {
  const [way] = useState(wayBack);
  return (
    <View className="yh-nav">
      {way === 'none' ? null : (
        <Tappable
          className="yh-nav__back"
          label={way === 'back' ? '返回' : '首页'}
          onTap={() => void (way === 'back' ? Taro.navigateBack() : Taro.reLaunch({ url: homePage }))}
        >
          <Icon name={way === 'back' ? 'back' : 'home'} size={22} />
        </Tappable>
      )}
      <View className="yh-nav__title">{title}</View>
    </View>
  );
}

function wayBack(): 'none' | 'back' | 'home' {
  const path = (Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').split('?')[0] ?? '';
  if (tabs.includes(path) || path === 'pages/sign-in/index') return 'none';
  return Taro.getCurrentPages().length > 1 ? 'back' : 'home';
}
