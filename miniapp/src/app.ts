import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './app.scss';
import { openDevice } from './shared/session/session';
import { prepareFrame } from './shared/ui/frame/frame';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openDevice();
    prepareFrame();
  });
  return children;
}
