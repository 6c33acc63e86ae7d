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
  /** What happens without it, in Chinese; shown where the consent is asked. */
  readonly without: string;
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
    without: '不同意就不能在这里申请；已有的学籍信息不受影响，你仍可以浏览项目。',
    withdrawal: '撤回后学校无法继续办理，国际处会与你联系，确认取消申请或结束交流。',
  },
  {
    purpose: 'sensitive_numbers',
    version: 1,
    title: '证件号码与银行账号',
    text: '派出需要出行证件号码，发放资助需要银行账号。号码加密保存，界面只显示首尾几位；工作人员每次查看都须写明目的并留下记录。',
    necessary: true,
    without: '不同意就不能填写这些号码：无法确认派出或发放资助，其他内容照常办理。',
    withdrawal: '撤回后无法确认派出或发放资助，国际处会与你联系。',
  },
  {
    purpose: 'whereabouts',
    version: 2,
    title: '在外期间的所在城市与平安情况',
    text: '在外期间请定期打卡。只记录你填写的国家、城市、留言和你添加的照片，不读取手机定位；用于在紧急情况下找到你。',
    necessary: true,
    without:
      '不同意就不定期打卡，国际处会与你联系，商量其他报平安的办法。求助、平安确认和安全提醒不需要同意，照常使用。',
    withdrawal: '撤回后不再定期提醒你打卡，国际处会与你联系。求助、平安确认和安全提醒照常。',
  },
  {
    purpose: 'host_institution',
    version: 1,
    title: '向境外接收院校提供信息',
    text: '为办理接收，学校向你申请的境外院校提供姓名、学籍、成绩与联系方式。接收院校位于境外，按当地法律处理。',
    necessary: true,
    without: '不同意就不会把你的信息提供给境外院校，也就无法办理接收。',
    withdrawal: '撤回后无法完成对方院校的接收手续，国际处会与你联系。',
  },
  {
    purpose: 'chat',
    version: 1,
    title: '聊天消息提醒',
    text: '绑定聊天助手后，在聊天里接收提醒、回复打卡。消息里有你的姓名和申请编号。',
    necessary: false,
    without: '不同意就不在聊天里提醒，站内消息照常。',
    withdrawal: '撤回后不再在聊天里提醒（平安确认和求助除外），站内消息照常。',
  },
];
