import Taro from '@tarojs/taro';
import type { CheckInState } from '@yuanhang/contract';
import { consularHotline, consularHotlineFromAbroad, dialString } from '@yuanhang/domain';
import { Card, Row } from '../../shared/ui';

const dial = (phone: string) => void Taro.makePhoneCall({ phoneNumber: dialString(phone) }).catch(() => undefined);

/** The emergency contacts. The hotline is built in and needs no network; the others are verified by the office. */
export function EmergencyCard({ contacts }: { readonly contacts: CheckInState['emergency']['contacts'] }) {
  return (
    <Card>
      <Row
        icon="phone"
        title={`领事保护热线 ${consularHotline}`}
        note={`境外拨打 ${consularHotlineFromAbroad}，24 小时`}
        onTap={() => dial(consularHotlineFromAbroad)}
      />
      {contacts.map(({ name, phone, verifiedOn }) => (
        <Row
          key={phone}
          icon="phone"
          title={`${name} ${phone}`}
          note={`${verifiedOn} 核实`}
          onTap={() => dial(phone)}
        />
      ))}
    </Card>
  );
}
