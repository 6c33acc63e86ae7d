import type { Meta } from '@yuanhang/contract';
import { Card, Row, Section } from '../../shared/ui';

interface Props {
  readonly accounts: Meta['demoAccounts'];
  readonly busy: boolean;
  readonly onChoose: (username: string) => void;
}

/** The accounts of a demo, each with a description; an installation that is no demo has none. */
export function DemoAccounts({ accounts, busy, onChoose }: Props) {
  if (accounts.length === 0) return null;
  return (
    <Section title="演示账号" note={busy ? '正在登录…' : '点一个就能登录'}>
      <Card>
        {accounts.map(({ username, name, description }) => (
          <Row
            key={username}
            icon="user"
            title={name}
            note={description}
            disabled={busy}
            onTap={() => onChoose(username)}
          />
        ))}
      </Card>
    </Section>
  );
}
