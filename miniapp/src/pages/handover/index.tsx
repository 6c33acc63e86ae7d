import { View, WebView } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { absoluteUrl } from '../../shared/api';
import { readParam } from '../../shared/session/next-page';
import { Button, Callout, Card, Page, showDone } from '../../shared/ui';
import './index.scss';

/**
 * The university's sign-in inside WeChat, after the code that its last page asks for: a web-view covers everything. Going
 * back completes the sign-in on the page before.
 */
export default function Handover() {
  const params = useRouter().params;
  const url = readParam(params.url) ?? '';
  const code = readParam(params.code) ?? '';
  const [isRead, setRead] = useState(false);
  // The address is a page parameter: allow only our own server.
  if (!url.startsWith(absoluteUrl('/api/'))) return null;
  if (isRead) return <WebView src={url} />;
  const copy = () => void Taro.setClipboardData({ data: code }).then(() => showDone('已复制'));
  return (
    <Page title="统一身份认证" isForEverybody>
      <Callout tone="sea" title="先记下确认码">
        在学校的页面输入密码后，会请你输入它，确认是你自己的微信。10 分钟内有效，不要告诉任何人。
      </Callout>
      <Card>
        <View className="handover__code">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
        <Button kind="quiet" onTap={copy}>
          复制
        </Button>
      </Card>
      <Button onTap={() => setRead(true)}>去统一身份认证</Button>
    </Page>
  );
}
