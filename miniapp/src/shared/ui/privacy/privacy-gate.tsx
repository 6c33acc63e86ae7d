import { Button as WechatButton } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '../button/button';
import { Callout } from '../callout/callout';
import { Sheet } from '../sheet/sheet';
import { privacyAuthorization } from './authorization';
import './privacy-gate.scss';

const agreeId = 'privacy-agree';

/** The dialog for WeChat's privacy authorization: the purpose, a link to WeChat's own text, and accept or refuse. */
export function PrivacyGate() {
  const [open, setOpen] = useState(privacyAuthorization.isAsked);
  useEffect(() => privacyAuthorization.watch(() => setOpen(privacyAuthorization.isAsked())), []);
  const answer = (agreed: boolean) => privacyAuthorization.answer(agreed, agreeId);
  return (
    <Sheet open={open} title="使用前请确认" onClose={() => answer(false)}>
      <Callout tone="sea" title="需要用到你选择的照片、文件或剪贴板">
        只在你点击时使用，用于上传材料、打卡照片和复制绑定码。不同意也可以继续使用其他功能。
      </Callout>
      <Button kind="quiet" onTap={() => void Taro.openPrivacyContract({})}>
        阅读《用户隐私保护指引》
      </Button>
      <WechatButton
        id={agreeId}
        className="yh-agree"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answer(true)}
      >
        同意
      </WechatButton>
      <Button kind="quiet" onTap={() => answer(false)}>
        暂不同意
      </Button>
    </Sheet>
  );
}
