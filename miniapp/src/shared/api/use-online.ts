import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** Calls `then` each time the network is back, while the page is open. */
export function useOnline(then: () => void): void {
  const latest = useRef(then);
  latest.current = then;
  useEffect(() => {
    const listen = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) latest.current();
    };
    Taro.onNetworkStatusChange(listen);
    return () => Taro.offNetworkStatusChange(listen);
  }, []);
}
