import Taro, { usePageScroll } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** The height that the page's footer covers at the end of the screen. */
const footerHeight = 80;
const partOfScreen = 0.8;

export interface Reading {
  /** The end of the text has been on the screen: at once for a text that fits. */
  readonly isRead: boolean;
  /** Scrolls on by most of a screen, for a tap or a key on a button. */
  readonly readOn: () => void;
}

/**
 * Whether a text was scrolled to its end, which is marked by an element with this id.
 * @param isShown the text has loaded
 */
export function useReading(id: string, isShown: boolean): Reading {
  const [isRead, setRead] = useState(false);
  const top = useRef(0);
  usePageScroll(({ scrollTop }) => {
    top.current = scrollTop;
  });
  useEffect(() => {
    if (!isShown || isRead) return undefined;
    return process.env.TARO_ENV === 'h5'
      ? watchInBrowser(id, () => setRead(true))
      : watchInWechat(id, () => setRead(true));
  }, [id, isShown, isRead]);
  const readOn = () => {
    const { windowHeight } = Taro.getWindowInfo();
    void Taro.pageScrollTo({ scrollTop: top.current + partOfScreen * windowHeight, duration: 200 });
  };
  return { isRead, readOn };
}

function watchInBrowser(id: string, onSeen: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onSeen(),
    {
      rootMargin: `0px 0px -${footerHeight}px 0px`,
    },
  );
  const end = document.getElementById(id);
  if (end) observer.observe(end);
  return () => observer.disconnect();
}

function watchInWechat(id: string, onSeen: () => void): () => void {
  const { page } = Taro.getCurrentInstance();
  const observer = Taro.createIntersectionObserver(page ?? {});
  observer.relativeToViewport({ bottom: -footerHeight }).observe(`#${id}`, ({ intersectionRatio }) => {
    if ((intersectionRatio ?? 0) > 0) onSeen();
  });
  return () => observer.disconnect();
}
