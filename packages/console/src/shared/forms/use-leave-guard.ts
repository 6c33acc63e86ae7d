import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type BlockerFunction, useBlocker } from 'react-router';

/** Asks for confirmation before unsaved changes are left by a link or by closing the window. */
export function useLeaveGuard() {
  const { modal } = App.useApp();
  const [isDirty, setDirty] = useState(false);
  // A ref, because a page that saves and navigates does so before it renders again.
  const current = useRef(false);
  const mark = useCallback((dirty: boolean) => {
    current.current = dirty;
    setDirty(dirty);
  }, []);
  const blocker = useBlocker(
    useCallback<BlockerFunction>(
      ({ currentLocation, nextLocation }) => current.current && currentLocation.pathname !== nextLocation.pathname,
      [],
    ),
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: '有修改还没有保存',
      content: '离开后，这些修改就没有了。',
      okText: '离开',
      cancelText: '留下',
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return { isDirty, mark };
}
