import { WebView } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { absoluteUrl } from '../../shared/api';
import { readParam } from '../../shared/session/next-page';

/** The university's sign-in inside WeChat. Going back completes the sign-in on the sign-in page. */
export default function Handover() {
  const url = readParam(useRouter().params.url) ?? '';
  // The address is a page parameter: allow only our own server.
  const ours = url.startsWith(absoluteUrl('/api/'));
  return ours ? <WebView src={url} /> : null;
}
