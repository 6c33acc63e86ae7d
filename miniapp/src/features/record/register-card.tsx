import type { MyRecord } from '@yuanhang/contract';
import { eligibleGroupLabels, type FormDefinition } from '@yuanhang/domain';
import { Card, FormFields } from '../../shared/ui';
import { shortMask } from './contact-form';

const registerForm: FormDefinition = {
  key: 'register',
  title: '学籍信息',
  fields: [
    { key: 'name', label: '姓名', type: 'text' },
    { key: 'pinyin', label: '姓名拼音', type: 'text' },
    { key: 'studentNumber', label: '学号', type: 'text' },
    { key: 'gender', label: '性别', type: 'text' },
    { key: 'birthDate', label: '出生日期', type: 'date' },
    { key: 'identityCard', label: '身份证号', type: 'text' },
    { key: 'college', label: '学院', type: 'text' },
    { key: 'major', label: '专业', type: 'text' },
    { key: 'level', label: '培养层次', type: 'text' },
    { key: 'grade', label: '年级', type: 'text' },
    { key: 'gpa', label: '平均学分绩点', type: 'text' },
  ],
};

/** The data of the student register; corrected in the register, not here. */
export function RegisterCard({ register }: { readonly register: MyRecord['register'] }) {
  const { identityCard, level, ...rest } = register;
  const card = identityCard === null ? '名册中没有' : shortMask(identityCard);
  return (
    <Card>
      <FormFields
        readOnly
        form={registerForm}
        values={{ ...rest, level: eligibleGroupLabels[level], identityCard: card }}
      />
    </Card>
  );
}
