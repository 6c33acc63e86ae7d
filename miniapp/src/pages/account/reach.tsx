import Taro from '@tarojs/taro';
import { BindingCard } from '../../features/chat-binding/binding-card';
import { paths } from '../../features/navigation/paths';
import { ChannelCard } from '../../features/reminders/channel-card';
import { SubscribeCard } from '../../features/reminders/subscribe-card';
import { Card, Page, Row } from '../../shared/ui';

/** 消息设置: the channels of reminders. */
export default function MessageChannelPage() {
  return (
    <Page title="消息设置">
      <ChannelCard />
      {process.env.TARO_ENV === 'weapp' ? <SubscribeCard /> : null}
      <BindingCard />
      <Card>
        <Row
          icon="clock"
          title="发送记录"
          note="发给我的每一条消息，从哪里发、是否送达"
          onTap={() => void Taro.navigateTo({ url: paths.deliveries })}
        />
      </Card>
    </Page>
  );
}
