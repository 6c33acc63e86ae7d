import { LogoutOutlined, MoonOutlined } from '@ant-design/icons';
import { roleLabels } from '@yuanhang/domain';
import { Dropdown, type MenuProps } from 'antd';
import { useSession } from '../shared/session';
import { type ThemeChoice, themeChoices, useTheme } from '../theme/use-theme';

const choiceLabels: Record<ThemeChoice, string> = { system: '跟随系统', light: '浅色', dark: '深色' };

/** The user's name and roles, the theme, and sign-out. */
export function PersonMenu() {
  const { me, signOut } = useSession();
  const { choice, choose } = useTheme();
  const items: MenuProps['items'] = [
    {
      key: 'theme',
      icon: <MoonOutlined aria-hidden />,
      label: `外观：${choiceLabels[choice]}`,
      children: themeChoices.map((key) => ({ key, label: choiceLabels[key], onClick: () => choose(key) })),
    },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: '退出登录', onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
      <button type="button" className="person">
        <b>{me.name}</b>
        <small>{me.roles.map((role) => roleLabels[role]).join('、')}</small>
      </button>
    </Dropdown>
  );
}
