import { privacyAuthorization } from '../privacy/authorization';
import './wechat.scss';

/** Prepares the frame around the pages in WeChat; for browsers Taro picks `frame.h5.ts`. */
export function prepareFrame(): void {
  privacyAuthorization.listen();
}
