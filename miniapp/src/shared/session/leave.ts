import Taro from '@tarojs/taro';
import { AnotherPerson } from './another-person';
import { setHolder } from './holder';

/** Loads the program anew for the person whose session it is now; nothing of the pages before stays. */
export function leaveForAnother(): AnotherPerson {
  setHolder(null);
  void Taro.reLaunch({ url: '/pages/home/index' }).then(() => window.location.reload());
  return new AnotherPerson();
}
