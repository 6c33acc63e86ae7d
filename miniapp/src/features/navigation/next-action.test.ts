import { targetOfAction } from './next-action';

describe('targetOfAction', () => {
  it.each([
    ['edit', '继续填写', '/pages/apply/index?id=a-1'],
    ['supplement', '补交材料', '/pages/application/supplement?id=a-1'],
    ['check_in', '去打卡', '/pages/check-in/index?applicationId=a-1'],
    ['request:dispatch_confirmation', '去填写', '/pages/request/index?applicationId=a-1&kind=dispatch_confirmation'],
    ['request:unheard_of', '查看进度', '/pages/application/index?id=a-1'],
    [null, '查看进度', '/pages/application/index?id=a-1'],
  ])('%s → %s', (action, label, path) => expect(targetOfAction(action, 'a-1')).toEqual({ label, path }));
});
