import Taro from '@tarojs/taro';
import { setHolder } from './holder';

/** The pages belong to another person than the session. */
export class AnotherPerson extends Error {
  constructor() {
    super('已换成另一个账号登录，页面已更新');
    this.name = 'AnotherPerson';
  }
}

/** Loads the program anew for the person whose session it is now; nothing of the pages before stays. */
export function leaveForAnother(): AnotherPerson {
  setHolder(null);
  void Taro.reLaunch({ url: '/pages/home/index' }).then(() => window.location.reload());
  return new AnotherPerson();
}
