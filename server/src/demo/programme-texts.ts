import type { ProgrammeInput } from '@yuanhang/contract';
import type { ProgrammeCategory } from '@yuanhang/domain';

/** The declaration that a student accepts before the first page. */
export const declaration =
  '本人承诺：所填信息与所交材料真实、完整；已了解项目要求与费用，并征得家长同意；交流期间遵守当地法律与接收院校规定，按时境外打卡，遇到困难及时联系学校；按期返校并办理返校手续。如有不实，愿承担相应责任。';

export function notice(name: string): string {
  return `1. 请先阅读「${name}」的要求，确认自己的年级、绩点与外语水平符合条件。
2. 填报分为基本信息、申请信息、外语水平、材料四部分，**每一页都会自动保存**，可以分几次完成。
3. 带 * 的内容必须填写；材料请上传清晰的扫描件或照片。
4. 提交后由学院审核，再由国际处审核。审核结束前可以「撤回修改」。
5. 通过校内审核后，请在出发前 **30 天** 内完成派出确认。

> 在境外遇到紧急情况，请拨打外交部全球领事保护与服务应急热线 **12308**。`;
}

export function introductionOf(name: string, institution: string | null): string {
  if (institution === null) {
    return '自行联系境外院校或机构的同学由此申请。请准备对方的邀请函或录取通知，并在申请中写明国家或地区、交流类型、项目形式、院校、项目名称与起止日期。';
  }
  return `由我校与${institution}合作举办。「${name}」面向成绩良好、有明确学习计划的同学。

- 学费：按校际协议执行
- 住宿：由接收院校协助申请
- 学分：返校后可按学院规定认定`;
}

export function requirementsOf(selfArranged: boolean): ProgrammeInput['requirements'] {
  const asked: ProgrammeInput['requirements'] = [
    {
      key: 'transcript',
      name: '成绩单（英文）',
      help: '教务处盖章的英文成绩单，PDF 或清晰扫描件',
      required: true,
      phase: 'application',
      fileTypes: ['pdf', 'jpg', 'png'],
      maxBytes: 10 * 1024 * 1024,
      maxCount: 1,
    },
    {
      key: 'passport_page',
      name: '护照首页',
      help: '有照片的一页，四角完整，文字清晰',
      required: true,
      phase: 'application',
      fileTypes: ['jpg', 'png', 'pdf'],
      maxBytes: 5 * 1024 * 1024,
      maxCount: 1,
    },
    {
      key: 'language_certificate',
      name: '外语成绩证明',
      help: '有成绩单的请上传，可以上传多份',
      required: false,
      phase: 'application',
      fileTypes: ['pdf', 'jpg', 'png'],
      maxBytes: 10 * 1024 * 1024,
      maxCount: 3,
    },
    {
      key: 'insurance_policy',
      name: '境外保险单',
      help: '保障期需覆盖整个交流期',
      required: false,
      phase: 'dispatch',
      fileTypes: ['pdf', 'jpg', 'png'],
      maxBytes: 10 * 1024 * 1024,
      maxCount: 2,
    },
  ];
  if (!selfArranged) return asked;
  return [
    {
      key: 'invitation',
      name: '对方邀请函或录取通知',
      help: '写明起止日期与联系人',
      required: true,
      phase: 'application',
      fileTypes: ['pdf', 'jpg', 'png'],
      maxBytes: 10 * 1024 * 1024,
      maxCount: 2,
    },
    ...asked,
  ];
}

export function questionsOf(category: ProgrammeCategory): ProgrammeInput['questions'] {
  const fields: ProgrammeInput['questions']['fields'] =
    category === 'internship'
      ? [
          {
            key: 'internshipField',
            label: '希望的实习方向',
            type: 'choice',
            required: true,
            options: [
              { value: 'software', label: '软件与数据' },
              { value: 'mechanical', label: '机械与制造' },
              { value: 'business', label: '商务与管理' },
            ],
          },
        ]
      : [];
  return { key: 'questions', title: '项目补充问题', fields };
}
