import type { Meta } from '@yuanhang/contract';
import { Card, Row, Section } from '../../shared/ui';

interface Props {
  readonly accounts: Meta['demoAccounts'];
  readonly busy: boolean;
  readonly onChoose: (username: string) => void;
}

/** Who one can be in a demonstration, each with a story; a real system has none. */
export function DemoAccounts({ accounts, busy, onChoose }: Props) {
  if (accounts.length === 0) return null;
  return (
    <Section title="演示账号" note={busy ? '正在登录…' : '点一个就能登录'}>
      <Card>
        {accounts.map(({ username, name, story }) => (
          <Row key={username} icon="user" title={name} note={story} disabled={busy} onTap={() => onChoose(username)} />
        ))}
      </Card>
    </Section>
  );
}
