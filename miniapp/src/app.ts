import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchLostPages } from './shared/ui/toast/lost-pages';
import './app.scss';
import './shared/ui/styles/frame.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    if (process.env.TARO_ENV === 'h5') watchLostPages();
  });
  return children;
}
