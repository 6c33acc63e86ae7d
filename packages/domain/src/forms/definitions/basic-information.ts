import type { FormDefinition } from '../definition';

/** Page 1 of an application: data of the student register, and contact data entered by the student. */
export const basicInformationForm: FormDefinition = {
  key: 'basic_information',
  title: '基本信息',
  fields: [
    { key: 'studentNumber', label: '学号', type: 'text', readOnly: true },
    { key: 'name', label: '姓名', type: 'text', readOnly: true },
    { key: 'pinyin', label: '姓名拼音', type: 'text', readOnly: true },
    { key: 'gender', label: '性别', type: 'text', readOnly: true },
    { key: 'birthDate', label: '出生日期', type: 'date', readOnly: true },
    { key: 'college', label: '学院', type: 'text', readOnly: true },
    { key: 'major', label: '专业', type: 'text', readOnly: true },
    { key: 'level', label: '培养层次', type: 'text', readOnly: true },
    { key: 'grade', label: '年级', type: 'text', readOnly: true },
    { key: 'gpa', label: '平均学分绩点', type: 'number', readOnly: true },
    { key: 'phone', label: '手机号码', type: 'phone', required: true },
    { key: 'email', label: '电子邮箱', type: 'email', required: true, help: '出国（境）后仍能收到邮件的邮箱' },
    { key: 'wechat', label: '微信号', type: 'text', max: 40 },
    { key: 'address', label: '通信地址', type: 'text', required: true, min: 5 },
    { key: 'emergencyName', label: '紧急联系人', type: 'text', required: true, max: 40 },
    { key: 'emergencyRelation', label: '与本人关系', type: 'text', required: true, max: 20, placeholder: '如：母亲' },
    { key: 'emergencyPhone', label: '紧急联系人电话', type: 'phone', required: true },
  ],
};
