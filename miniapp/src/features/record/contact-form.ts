import { contactLimits } from '@yuanhang/contract';
import { type FormDefinition, maskCharacter } from '@yuanhang/domain';

/** The data that students maintain themselves; prefilled into every new application. */
export const contactForm: FormDefinition = {
  key: 'contact',
  title: '联系方式',
  fields: [
    { key: 'phone', label: '手机号码', type: 'phone' },
    { key: 'email', label: '电子邮箱', type: 'email', help: '出国（境）后仍能收到邮件的邮箱' },
    { key: 'address', label: '通信地址', type: 'text', max: contactLimits.address },
    { key: 'emergencyName', label: '紧急联系人', type: 'text', max: contactLimits.emergencyName },
    {
      key: 'emergencyRelation',
      label: '与本人关系',
      type: 'text',
      max: contactLimits.emergencyRelation,
      placeholder: '如：母亲',
    },
    { key: 'emergencyPhone', label: '紧急联系人电话', type: 'phone' },
  ],
};

/** `4●●●●●●●●●●●●●●02X` → `4 ●●●● 02X`: the number of hidden digits is not needed on a small screen. */
export const shortMask = (masked: string): string =>
  masked.replace(new RegExp(`${maskCharacter}+`), ` ${maskCharacter.repeat(4)} `);
