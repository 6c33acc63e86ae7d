import Taro from '@tarojs/taro';

/** A short toast for a success. */
export function showDone(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 1800 });
}

/** A toast for an error, shown long enough to read it. */
export function showError(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 3500 });
}

interface Question {
  readonly title: string;
  readonly text?: string;
  /** The label of the confirm button. */
  readonly confirm: string;
  readonly danger?: boolean;
}

/** Asks for confirmation before an action that cannot be undone. */
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
