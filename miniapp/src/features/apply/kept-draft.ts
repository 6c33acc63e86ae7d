import Taro from '@tarojs/taro';
import type { FormValues } from '@yuanhang/domain';

const keyOf = (applicationId: string, page: string) => `draft:${applicationId}:${page}`;

/** What was typed and not yet saved survives the app being closed; the server's copy replaces it once it has it. */
export const keptDraft = {
  read(applicationId: string, page: string): FormValues | null {
    const kept: unknown = Taro.getStorageSync(keyOf(applicationId, page));
    return typeof kept === 'object' && kept !== null ? (kept as FormValues) : null;
  },
  keep: (applicationId: string, page: string, values: FormValues): void =>
    Taro.setStorageSync(keyOf(applicationId, page), values),
  drop: (applicationId: string, page: string): void => Taro.removeStorageSync(keyOf(applicationId, page)),
};
