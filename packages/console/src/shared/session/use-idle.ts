import { useEffect, useRef } from 'react';

const kept = 'yuanhang-active-at';
const checkIntervalMilliseconds = 15_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `onIdle` after `minutes` without input in any tab of the console; null disables it. */
export function useIdle(minutes: number, onIdle: (() => void) | null): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  const watching = onIdle !== null;
  useEffect(() => {
    if (!watching) return;
    let written = 0;
    const touched = () => {
      if (Date.now() - written < 1000) return;
      written = Date.now();
      localStorage.setItem(kept, String(written));
    };
    const look = () => {
      if (Date.now() - Number(localStorage.getItem(kept)) > minutes * 60_000) latest.current?.();
    };
    touched();
    const timer = setInterval(look, checkIntervalMilliseconds);
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touched);
    };
  }, [minutes, watching]);
}
