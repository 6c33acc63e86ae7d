import Taro from '@tarojs/taro';
import { Button, Callout, Card, Row } from '../../shared/ui';
import { paths } from '../navigation/paths';
import { useWaiting } from './use-waiting';
import { asksForHelp } from './waiting';

/** Says before everything else that a call for help or a check-in has not left the phone; nothing when none waits. */
export function UnsentCard({ onSent }: { readonly onSent: () => void }) {
  const { unsent, sendNow, sendingNow } = useWaiting(null, onSent);
  if (unsent.length === 0) return null;
  const isHelp = unsent.some(asksForHelp);
  return (
    <Card>
      {isHelp ? (
        <Callout tone="red" title="求助还没有发出，老师还没有收到">
          请直接拨打电话；有网络时手机会自动再发。
        </Callout>
      ) : (
        <Callout tone="amber" title="有打卡还没有发出">
          已保存在手机上，有网络时会自动发出。
        </Callout>
      )}
      {isHelp ? (
        <Row
          plain
          icon="phone"
          title="紧急联系"
          trailing="12308"
          onTap={() => void Taro.navigateTo({ url: paths.emergency })}
        />
      ) : null}
      <Button kind="quiet" busy={sendingNow} onTap={() => void sendNow()}>
        现在发送
      </Button>
    </Card>
  );
}
