import Taro from '@tarojs/taro';
import { identityRoutes, type Me } from '@yuanhang/contract';
import { eligibleGroupLabels } from '@yuanhang/domain';
import { BindingCard } from '../../features/chat-binding/binding-card';
import { forgetCheckIns, waiting } from '../../features/check-ins/kept';
import { paths } from '../../features/navigation/paths';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { signOut } from '../../shared/session/sign-out';
import { AnswerView, Button, Card, Page, Row } from '../../shared/ui';

const about = ({ student, college }: Me): string =>
  [student?.studentNumber, college?.name, student?.major, student && eligibleGroupLabels[student.level]]
    .filter(Boolean)
    .join(' · ');

export default function MePage() {
  const session = useAnswer(() => call(identityRoutes.currentSession, {}));
  const leave = useSubmit<void, void>(async () => {
    await waiting.send();
    await signOut();
    forgetCheckIns();
  });
  return (
    <Page title="我的">
      <AnswerView answer={session}>
        {({ me }) => (
          <>
            <Card>
              <Row icon="user" title={me.name} note={about(me)} />
              {me.student ? <Row plain label="手机" title={me.student.phone ?? '没有填写'} /> : null}
              {me.student ? <Row plain label="邮箱" title={me.student.email ?? '没有填写'} /> : null}
            </Card>
            <Card>
              <Row plain icon="bell" title="消息" onTap={() => void Taro.navigateTo({ url: paths.messages })} />
            </Card>
            {me.student ? <BindingCard /> : null}
          </>
        )}
      </AnswerView>
      <Button kind="danger" busy={leave.busy} onTap={() => void leave.run()}>
        退出登录
      </Button>
    </Page>
  );
}
