import { Button, Result } from 'antd';

/** Shown to a student, who has no access to the console. */
export function StudentsPage({ name, signOut }: { name: string; signOut: () => void }) {
  return (
    <main className="whole-page">
      <Result
        status="403"
        icon={null}
        title={`${name}，这里是教职工的工作台`}
        subTitle="你的申请和打卡在学生端。"
        extra={[
          <Button key="home" type="primary" href="/">
            去学生端
          </Button>,
          <Button key="out" onClick={signOut}>
            换个账号登录
          </Button>,
        ]}
      />
    </main>
  );
}
