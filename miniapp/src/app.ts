import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './app.scss';
import { useSendWaiting } from './features/check-ins/send-waiting';
import { openDevice } from './shared/session/session';
import { prepareFrame } from './shared/ui/frame/frame';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openDevice();
    prepareFrame();
  });
  useSendWaiting();
  return children;
}
