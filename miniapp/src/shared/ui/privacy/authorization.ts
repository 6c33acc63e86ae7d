import Taro from '@tarojs/taro';

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;

let asked: Resolve | null = null;
const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};

/**
 * WeChat asks for authorization before the first use of private data (a photo, a chat file, the clipboard), and the call
 * waits for our answer. A refusal fails that call; the next use asks again.
 */
export const privacyAuthorization = {
  /** Call it once at start-up. Old WeChat versions never ask. */
  listen(): void {
    if (!Taro.onNeedPrivacyAuthorization) return;
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      asked = resolve;
      tell();
    });
  },
  isAsked: (): boolean => asked !== null,
  answer(agreed: boolean, buttonId: string): void {
    asked?.(agreed ? { event: 'agree', buttonId } : { event: 'disagree' });
    asked = null;
    tell();
  },
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};
