import { type Consent, privacyRoutes } from '@yuanhang/contract';
import { dateInShanghai, formatDate } from '@yuanhang/domain';
import { call, useSubmit } from '../../shared/api';
import { Button, Card, Chip, confirm, Row, showDone } from '../../shared/ui';

interface Props {
  readonly consent: Consent;
  readonly onDecided: (items: readonly Consent[]) => void;
}

/** One purpose of processing: its explanation, the effect of a withdrawal, and the choice. */
export function ConsentCard({ consent, onDecided }: Props) {
  const { purpose, version, title, text, granted, necessary, without, withdrawal, decidedAt } = consent;
  const decide = useSubmit(
    (agree: boolean) => call(privacyRoutes.decide, { params: { purpose }, body: { granted: agree, version } }),
    {
      onDone: ({ items }) => {
        const now = items.find((one) => one.purpose === purpose);
        showDone(now?.granted ? '已同意' : '已撤回');
        onDecided(items);
      },
    },
  );
  const withdraw = async () => {
    const sure = await confirm({ title: `撤回“${title}”？`, text: withdrawal, confirm: '撤回', danger: necessary });
    if (sure) await decide.run(false);
  };
  return (
    <Card>
      <Row
        title={title}
        note={decidedAt ? `${dayOf(decidedAt)}${granted ? '同意' : '撤回'}` : '还没有选择'}
        trailing={<Chip tone={granted ? 'green' : 'neutral'}>{granted ? '已同意' : '未同意'}</Chip>}
      />
      <Row plain title={text} note={granted ? withdrawal : without} />
      {granted ? (
        <Button kind="quiet" busy={decide.busy} onTap={() => void withdraw()}>
          撤回同意
        </Button>
      ) : (
        <Button kind="quiet" busy={decide.busy} onTap={() => void decide.run(true)}>
          同意
        </Button>
      )}
    </Card>
  );
}

function dayOf(instant: string): string {
  const day = dateInShanghai(new Date(instant));
  return formatDate(day, '');
}
