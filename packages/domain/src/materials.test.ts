import { isSensitiveMaterial } from './materials';

it.each(['护照首页', '签证页扫描件', '身份证正反面', '本人银行卡', '港澳通行证', 'Passport copy', 'Student visa'])(
  '%s is sensitive unless the programme says otherwise',
  (name) => {
    expect(isSensitiveMaterial({ name })).toBe(true);
    expect(isSensitiveMaterial({ name, sensitive: false })).toBe(false);
  },
);

it.each(['成绩单', '境外保险单', '推荐信', 'advisable reading'])('%s is not, unless the programme says so', (name) => {
  expect(isSensitiveMaterial({ name })).toBe(false);
  expect(isSensitiveMaterial({ name, sensitive: true })).toBe(true);
});
