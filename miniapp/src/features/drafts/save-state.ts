import type { Failure } from '../../shared/api';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'kept_here' | 'refused';

/** Always shown beside the form. */
export const saveLabels: Record<SaveState, string> = {
  saved: '已自动保存',
  unsaved: '待保存',
  saving: '正在保存…',
  kept_here: '没有网络，已存在本机',
  refused: '有内容未能保存',
};

/** The message when the next step is blocked because saving failed. */
export const unsavedMessage = ({ kind, message }: Pick<Failure, 'kind' | 'message'>): string =>
  kind === 'refused' ? message : '没有网络，填的内容已存在本机';

export function saveStateAfter(failure: Pick<Failure, 'kind'> | null): SaveState {
  if (failure === null) return 'saved';
  return failure.kind === 'refused' ? 'refused' : 'kept_here';
}
