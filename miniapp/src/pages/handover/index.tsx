import { WebView } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { absoluteUrl } from '../../shared/api';
import { readParam } from '../../shared/session/next-page';

/** The university's sign-in inside WeChat. Going back from here completes it on the sign-in page. */
export default function Handover() {
  const url = readParam(useRouter().params.url) ?? '';
  // The address came in a parameter: only our own server may be shown here.
  const ours = url.startsWith(absoluteUrl('/api/'));
  return ours ? <WebView src={url} /> : null;
}
