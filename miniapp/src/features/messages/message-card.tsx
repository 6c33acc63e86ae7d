import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Message } from '@yuanhang/contract';
import { Card, Chip } from '../../shared/ui';
import { paths } from '../navigation/paths';
import { sentAt } from './sent-at';
import './message-card.scss';

interface Props {
  readonly message: Message;
  /** Today in Shanghai. */
  readonly today: string;
}

/** One message in full; a tap opens its subject. */
export function MessageCard({ message, today }: Props) {
  const { applicationId } = message;
  const open =
    applicationId === null ? {} : { onTap: () => void Taro.navigateTo({ url: paths.application(applicationId) }) };
  return (
    <Card {...open}>
      <View className="yh-message__head">
        <View className="yh-message__title">{message.title}</View>
        {message.readAt === null ? <Chip tone="sea">未读</Chip> : null}
      </View>
      <View className="yh-message__text">{message.text}</View>
      <View className="yh-message__at">{sentAt(message.createdAt, today)}</View>
    </Card>
  );
}
