import type { applicationActionKeys, RequestActionKey } from './action';

/** Labels of the action buttons. A `request:<kind>` has the label of its kind. */
export const applicationActionLabels: Readonly<Record<(typeof applicationActionKeys)[number], string>> = {
  edit: '修改',
  submit: '提交',
  recall: '撤回修改',
  delete: '删除',
  supplement: '补交材料',
  check_in: '境外打卡',
  waive_funding: '放弃资助',
  approve: '通过',
  return: '退回修改',
  reject: '不通过',
  ask_supplement: '要求补充材料',
  withdraw_supplement: '取消补充要求',
  office_cancel: '取消派出',
};

export const requestActionLabels: Readonly<Record<RequestActionKey, string>> = {
  edit: '修改',
  submit: '提交',
  recall: '撤回修改',
  delete: '删除',
  approve: '通过',
  return: '退回修改',
  reject: '不通过',
};
