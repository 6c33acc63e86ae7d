import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Icon, type IconName } from '../icon/icon';
import { roleOf } from '../tappable/role';
import { Tappable } from '../tappable/tappable';
import { isTab, type TabName, tabPage } from './tab-pages';

const tabs: readonly { readonly name: TabName; readonly label: string; readonly icon: IconName }[] = [
  { name: 'home', label: '首页', icon: 'home' },
  { name: 'programmes', label: '项目', icon: 'compass' },
  { name: 'applications', label: '申请', icon: 'file' },
  { name: 'me', label: '我的', icon: 'user' },
];

/** The tab bar in a browser. WeChat renders its own from the app config; Taro's tab bar for H5 runs scripts from links (`javascript:`). */
export function TabBar({ path }: { readonly path: string }) {
  if (!isTab(path)) return null;
  return (
    <View className="yh-tab-bar" {...roleOf('tablist')}>
      {tabs.map(({ name, label, icon }) => {
        const here = path === tabPage(name);
        return (
          <Tappable
            key={name}
            role="tab"
            selected={here}
            className={`yh-tab-bar__tab ${here ? 'yh-tab-bar__tab--on' : ''}`}
            onTap={() => (here ? undefined : void Taro.switchTab({ url: `/${tabPage(name)}` }))}
          >
            <Icon name={icon} size={24} />
            <View className="yh-tab-bar__label">{label}</View>
          </Tappable>
        );
      })}
    </View>
  );
}
