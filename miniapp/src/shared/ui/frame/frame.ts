import { privacyAuthorization } from '../privacy/authorization';
import './wechat.scss';

/** What the platform around the pages needs; a browser has its own (`frame.h5.ts`, picked by Taro). */
export function prepareFrame(): void {
  privacyAuthorization.listen();
}
