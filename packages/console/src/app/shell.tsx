import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Live } from '../shared/live/live';
import { Mark, OfflineBanner } from '../shared/ui';
import { SearchPalette } from './search-palette';
import { SideMenu } from './side-menu';

/** The menu at the left and the page beside it; on a narrow screen the menu opens on demand. */
export function Shell() {
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes the menu after navigation
  useEffect(() => setMenuOpen(false), [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到内容
      </a>
      <aside className="side">
        <SideMenu />
      </aside>
      <div className="narrow-bar">
        <Button
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label="打开菜单"
          onClick={() => setMenuOpen(true)}
        />
        <Mark size={24} />
        <b>远航</b>
      </div>
      <Drawer open={menuOpen} placement="left" width={232} title="远航" onClose={() => setMenuOpen(false)}>
        <SideMenu />
      </Drawer>
      <main className="main" id="main">
        <OfflineBanner />
        <Outlet />
      </main>
      <Live />
      <SearchPalette />
      <ScrollRestoration />
    </div>
  );
}
