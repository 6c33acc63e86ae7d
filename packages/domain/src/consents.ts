/** The purposes for which a student gives consent, each separately (PIPL art. 13, 14, 23, 29, 39). */
export const consentPurposes = ['application', 'sensitive_numbers', 'whereabouts', 'host_institution', 'chat'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export interface ConsentText {
  readonly purpose: ConsentPurpose;
  /** Increases with every change of the text: an earlier consent does not cover the new text. */
  readonly version: number;
  readonly title: string;
  readonly text: string;
  /** The service cannot be provided without it; a withdrawal notifies the office, which then contacts the student. */
  readonly necessary: boolean;
  /** The consequence of a withdrawal, in Chinese. */
  readonly withdrawal: string;
}

export const consentTexts: readonly ConsentText[] = [
  {
    purpose: 'application',
    version: 1,
    title: '办理出国（境）交流',
    text: '为受理和审核申请、派出和返校手续，学校处理你的学籍信息、联系方式、申请内容和上传的材料。审核人员只能看到职责范围内的信息。',
    necessary: true,
    withdrawal: '撤回后学校无法继续办理，国际处会与你联系，确认取消申请或结束交流。',
  },
  {
    purpose: 'sensitive_numbers',
    version: 1,
    title: '证件号码与银行账号',
    text: '派出需要出行证件号码，发放资助需要银行账号。号码加密保存，界面只显示首尾几位；工作人员每次查看都须写明目的并留下记录。',
    necessary: true,
    withdrawal: '撤回后无法确认派出或发放资助，国际处会与你联系。',
  },
  {
    purpose: 'whereabouts',
    version: 2,
    title: '在外期间的所在城市与平安情况',
    text: '在外期间请定期打卡。只记录你填写的国家、城市、留言和你添加的照片，不读取手机定位；用于在紧急情况下找到你。',
    necessary: true,
    withdrawal: '撤回后学校无法履行在外期间的安全责任，国际处会与你联系。',
  },
  {
    purpose: 'host_institution',
    version: 1,
    title: '向境外接收院校提供信息',
    text: '为办理接收，学校向你申请的境外院校提供姓名、学籍、成绩与联系方式。接收院校位于境外，按当地法律处理。',
    necessary: true,
    withdrawal: '撤回后无法完成对方院校的接收手续，国际处会与你联系。',
  },
  {
    purpose: 'chat',
    version: 1,
    title: '聊天消息提醒',
    text: '绑定聊天助手后，在聊天里接收提醒、回复打卡。消息里有你的姓名和申请编号。',
    necessary: false,
    withdrawal: '撤回后不再在聊天里提醒（平安确认和求助除外），站内消息照常。',
  },
];
