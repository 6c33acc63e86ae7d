import Taro from '@tarojs/taro';
import { AnotherPerson } from './another-person';
import { setHolder } from './holder';

/** Reloads the program for the person who has the session now, so that nothing of the earlier pages stays. */
export function leaveForAnother(): AnotherPerson {
  setHolder(null);
  void Taro.reLaunch({ url: '/pages/home/index' }).then(() => window.location.reload());
  return new AnotherPerson();
}
