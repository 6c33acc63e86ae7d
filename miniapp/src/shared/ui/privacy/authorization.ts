import Taro from '@tarojs/taro';

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;

let asked: Resolve | null = null;
const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};

/**
 * WeChat asks before the first use of a private thing (a photo, a chat file, the clipboard): the call waits for our
 * answer. A refusal fails that one call; the next use asks again.
 */
export const privacyAuthorization = {
  /** Once, when the program starts. Old WeChat never asks. */
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
