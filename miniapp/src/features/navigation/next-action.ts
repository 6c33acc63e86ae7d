import { type RequestKind, requestKinds } from '@yuanhang/domain';
import { paths } from './paths';

export interface ActionTarget {
  readonly label: string;
  readonly path: string;
}

const isRequestKind = (text: string): text is RequestKind => requestKinds.some((kind) => kind === text);

/** The page of a next step and the label of its button; a step that only waits opens the application. */
export function targetOfAction(action: string | null, applicationId: string): ActionTarget {
  const kind = action?.startsWith('request:') ? action.slice('request:'.length) : null;
  if (kind !== null && isRequestKind(kind)) return { label: '去填写', path: paths.request(applicationId, kind) };
  switch (action) {
    case 'edit':
      return { label: '继续填写', path: paths.wizard(applicationId) };
    case 'submit':
      return { label: '检查并提交', path: paths.wizard(applicationId) };
    case 'supplement':
      return { label: '补交材料', path: paths.supplement(applicationId) };
    case 'check_in':
      return { label: '去打卡', path: paths.checkIn(applicationId) };
    default:
      return { label: '查看进度', path: paths.application(applicationId) };
  }
}
