import Taro from '@tarojs/taro';

/** A few words that pass by: something was done. */
export function showDone(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 1800 });
}

/** What went wrong, long enough to be read. */
export function showError(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 3500 });
}

interface Question {
  readonly title: string;
  readonly text?: string;
  /** The words on the button that does it. */
  readonly confirm: string;
  readonly danger?: boolean;
}

/** Asks before something that cannot be taken back. */
export async function confirm({ title, text = '', confirm, danger = false }: Question): Promise<boolean> {
  const answer = await Taro.showModal({
    title,
    content: text,
    confirmText: confirm,
    cancelText: '再想想',
    confirmColor: danger ? '#b42318' : '#0b6577',
  });
  return answer.confirm;
}
