import Taro from '@tarojs/taro';
import { identityRoutes, type Me } from '@yuanhang/contract';
import { eligibleGroupLabels } from '@yuanhang/domain';
import { Menu, type MenuItem } from '../../features/me/menu';
import { PersonCard } from '../../features/me/person-card';
import { paths } from '../../features/navigation/paths';
import { useLeave } from '../../features/sign-in/use-leave';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Button, Page } from '../../shared/ui';

const about = ({ student, college }: Me): readonly string[] =>
  [
    [student?.studentNumber, student && eligibleGroupLabels[student.level]].filter(Boolean).join(' · '),
    [college?.name, student?.major].filter(Boolean).join(' · '),
  ].filter((line) => line !== '');

const mine: readonly MenuItem[] = [
  { icon: 'user', title: '我的信息', path: paths.record },
  { icon: 'bell', title: '消息', path: paths.messages },
  { icon: 'chat', title: '消息设置与聊天助手', path: paths.reach },
  { icon: 'lock', title: '登录与绑定', path: paths.access },
  { icon: 'shield', title: '我的数据与同意', path: paths.privacy },
];
const help: readonly MenuItem[] = [
  { icon: 'phone', title: '紧急联系', note: '12308，全天', path: paths.emergency },
  { icon: 'info', title: '通知公告', path: paths.announcements },
];

export default function MePage() {
  const session = useAnswer(() => call(identityRoutes.currentSession, {}));
  const leave = useLeave();
  const choose = async () => {
    const itemList = ['退出登录', '在所有设备上退出'];
    const picked = await Taro.showActionSheet({ itemList }).catch(() => null);
    if (picked) await leave.run(picked.tapIndex === 1);
  };
  return (
    <Page title="我的">
      <AnswerView answer={session}>
        {({ me }) => (
          <>
            <PersonCard name={me.name} lines={about(me)} />
            <Menu items={me.student ? mine : mine.slice(1, 4)} />
            <Menu items={help} />
          </>
        )}
      </AnswerView>
      <Button kind="danger" busy={leave.busy} onTap={() => void choose()}>
        退出登录
      </Button>
    </Page>
  );
}
