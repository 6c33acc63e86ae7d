import type { CheckIn } from '@yuanhang/contract';
import { Chip, Row } from '../../shared/ui';
import { checkInNote, wellbeingTone } from './words';

/** One check-in: when there, where, how it came and what was said. */
export function CheckInRow({ checkIn }: { readonly checkIn: CheckIn }) {
  const { localTime, place, wellbeing } = checkIn;
  return (
    <Row
      plain
      title={[localTime, place].filter(Boolean).join(' · ')}
      note={checkInNote(checkIn)}
      trailing={<Chip tone={wellbeingTone(checkIn)}>{wellbeing === 'safe' ? '平安' : '求助'}</Chip>}
    />
  );
}
