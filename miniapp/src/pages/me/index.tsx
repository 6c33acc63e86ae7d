import { identityRoutes } from '@yuanhang/contract';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { signOut } from '../../shared/session/sign-out';
import { AnswerView, Button, Card, Page, Row } from '../../shared/ui';

export default function MePage() {
  const session = useAnswer(() => call(identityRoutes.currentSession, {}));
  const leave = useSubmit<void, void>(() => signOut());
  return (
    <Page title="我的">
      <AnswerView answer={session}>
        {({ me }) => (
          <Card>
            <Row icon="user" title={me.name} note={me.student?.studentNumber ?? me.college?.name} />
          </Card>
        )}
      </AnswerView>
      <Button kind="danger" busy={leave.busy} onTap={() => void leave.run()}>
        退出登录
      </Button>
    </Page>
  );
}
