import { missingHere, missingMessage } from './missing';

const problem = (field: string, message: string) => ({ field, code: 'required', message });

it('checks the form here and takes missing files from the server', () => {
  const request = { missing: [problem('form.departOn', '请选择出发日期'), problem('materials.visa', '请上传签证')] };
  expect(missingHere(request, []).map(({ field }) => field)).toEqual(['materials.visa']);
});

it('names the first few', () => {
  const all = ['甲', '乙', '丙', '丁'].map((name) => problem(name, name));
  expect(missingMessage(all)).toBe('还差 4 项：甲、乙、丙 等');
  expect(missingMessage(all.slice(0, 1))).toBe('还差 1 项：甲');
});
