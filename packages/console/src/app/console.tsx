import { CloseOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../shared/api';
import { sessionKey } from '../shared/session/session';
import { antdTheme } from '../theme/antd-theme';
import { dark, light } from '../theme/tokens';
import { ThemeProvider, useTheme } from '../theme/use-theme';
import { router } from './router';

dayjs.locale('zh-cn');

const client = createQueryClient((queries) => queries.setQueryData(sessionKey, null));
/** The CSP nonce of this page, set by the server: the browser applies only style elements that carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The root of the console: theme, locale, query client and router. */
export function Console() {
  return (
    <ThemeProvider>
      <Themed />
    </ThemeProvider>
  );
}

/** Ant Design's own label is English in every locale. */
const closes = { closable: { 'aria-label': '关闭', closeIcon: <CloseOutlined aria-hidden /> } };

function Themed() {
  const { isDark } = useTheme();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={zhCN}
      theme={antdTheme(isDark ? dark : light, isDark)}
      button={{ autoInsertSpace: false }}
      modal={closes}
      drawer={closes}
    >
      <App className="app">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
