import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** Warns, while the computer is offline, that the content may be outdated. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <p className="offline" role="status">
      网络已断开，显示的是先前的内容；恢复后会自动更新。
    </p>
  );
}
