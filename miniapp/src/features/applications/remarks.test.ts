import { applicationInformationForm, requestForms } from '@yuanhang/domain';
import { remarksOf } from './remarks';

const by = { name: '吴建明', role: 'college_reviewer' } as const;
const keysOf = (comment: string, form = applicationInformationForm) =>
  remarksOf({ comment, by }, form).map(({ field, text }) => [field, text]);

describe('remarksOf', () => {
  it('puts each sentence beside the field it names', () => {
    expect(keysOf('学习计划请写明拟修课程，并补充与导师的沟通情况。预计总费用偏低；整体不错')).toEqual([
      ['studyPlan', '学习计划请写明拟修课程，并补充与导师的沟通情况'],
      ['budget', '预计总费用偏低'],
    ]);
  });

  it('matches the longer of two names when one contains the other', () => {
    expect(keysOf('紧急联系人电话打不通', requestForms.dispatch_confirmation)).toEqual([
      ['emergencyPhone', '紧急联系人电话打不通'],
    ]);
  });

  it('returns nothing for a comment that names no field', () => {
    expect(keysOf('请重新核对后提交')).toEqual([]);
    expect(remarksOf(undefined, applicationInformationForm)).toEqual([]);
  });
});
