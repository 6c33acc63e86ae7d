import Taro from '@tarojs/taro';
import type { CheckInEntry } from '@yuanhang/contract';
import { Chip, Row } from '../../shared/ui';
import { openAttachment } from '../attachments/open-attachment';
import { checkInNote, wellbeingTone } from './labels';

/** One check-in: local time, place, source and note; a tap shows its photos. */
export function CheckInRow({ checkIn }: { readonly checkIn: CheckInEntry }) {
  const { localTime, place, wellbeing, photos } = checkIn;
  const look = async () => {
    const itemList = photos.map((_, index) => `照片 ${index + 1}`);
    const picked = photos.length === 1 ? { tapIndex: 0 } : await Taro.showActionSheet({ itemList }).catch(() => null);
    const photo = picked && photos[picked.tapIndex];
    if (photo) await openAttachment(photo);
  };
  return (
    <Row
      plain
      title={[localTime, place].filter(Boolean).join(' · ')}
      note={[checkInNote(checkIn), photos.length > 0 ? `${photos.length} 张照片` : ''].filter(Boolean).join(' · ')}
      trailing={<Chip tone={wellbeingTone(checkIn)}>{wellbeing === 'safe' ? '平安' : '求助'}</Chip>}
      {...(photos.length > 0 ? { onTap: () => void look() } : {})}
    />
  );
}
