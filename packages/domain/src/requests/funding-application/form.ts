import type { FormDefinition } from '../../forms/definition';

/** 资助申请. */
export const fundingApplicationForm: FormDefinition = {
  key: 'funding_application',
  title: '资助申请',
  fields: [
    { key: 'amount', label: '申请金额（元）', type: 'money', required: true, min: 1, max: 100_000_000 },
    { key: 'accountHolder', label: '开户名', type: 'text', required: true, max: 40 },
    { key: 'bankName', label: '开户银行', type: 'text', required: true, max: 60, placeholder: '具体到支行' },
    { key: 'bankAccount', label: '银行账号', type: 'text', required: true, max: 40, sensitive: true },
    { key: 'explanation', label: '费用说明', type: 'paragraph', required: true, min: 10, max: 2000 },
  ],
  checks: ['bank_account'],
};
