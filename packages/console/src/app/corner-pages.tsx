import { Button, Result } from 'antd';
import { Navigate, useNavigate } from 'react-router';
import { useSession } from '../shared/session';
import { pages } from './navigation';

/** Redirects to the first menu page the user may open. */
export function FirstPage() {
  const { may } = useSession();
  const first = pages.find(({ menu, needs }) => menu && may(needs));
  return first ? <Navigate to={`/${first.path}`} replace /> : <NoPermission />;
}

export const NoPermission = () => (
  <Result
    className="state"
    icon={null}
    title="你的角色看不到这一页"
    subTitle="如果工作需要，请联系管理员调整角色。"
    extra={<Home />}
  />
);

export const MissingPage = () => <Result className="state" icon={null} title="没有这一页" extra={<Home />} />;

function Home() {
  const go = useNavigate();
  return <Button onClick={() => go('/')}>回到首页</Button>;
}
