import { useQuery, useQueryClient } from '@tanstack/react-query';
import { identityRoutes } from '@yuanhang/contract';
import { Button, Form, Input } from 'antd';
import { call, useAction } from '../api';
import { buttonLoading } from '../ui';
import { Failed, Loading } from '../ui/states';
import { DemoAccounts } from './demo-accounts';
import { type Session, sessionKey } from './session';

interface Account {
  readonly username: string;
  readonly password: string;
}

/** The sign-in methods of this installation. After sign-in the address stays the same. */
export function SignInForm() {
  const client = useQueryClient();
  const meta = useQuery({ queryKey: ['meta'], queryFn: () => call(identityRoutes.meta, {}), staleTime: 0 });
  const [form] = Form.useForm<Account>();
  const signIn = useAction(
    (account: Account) => call(identityRoutes.signInLocally, { body: { ...account, client: 'h5' } }),
    {
      async onDone() {
        const before = client.getQueryData<Session | null>(sessionKey);
        await client.refetchQueries({ queryKey: sessionKey });
        if (before === null)
          await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      },
    },
  );
  if (meta.isPending) return <Loading />;
  if (meta.isError) return <Failed error={meta.error} retry={meta.refetch} />;
  const { signIn: ways, casLogoutUrl, demoAccounts, demoPassword } = meta.data;
  return (
    <>
      {ways.cas && (
        <Button type="primary" block size="large" href={`/api/session/cas?next=${encodeURIComponent(here())}`}>
          统一身份认证登录
        </Button>
      )}
      {casLogoutUrl !== null && (
        <Button
          type="link"
          block
          href={`${casLogoutUrl}?service=${encodeURIComponent(`${window.location.origin}/console/`)}`}
        >
          换账号，或在公用电脑上：退出统一身份认证
        </Button>
      )}
      {ways.local && (
        <Form form={form} layout="vertical" requiredMark={false} disabled={signIn.busy} onFinish={signIn.run}>
          <Form.Item label="账号" name="username" rules={[{ required: true, message: '请填写账号' }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button
            type={ways.cas ? 'default' : 'primary'}
            block
            size="large"
            htmlType="submit"
            loading={buttonLoading(signIn.busy)}
          >
            登录
          </Button>
        </Form>
      )}
      <DemoAccounts
        accounts={demoAccounts}
        onPick={(username) => signIn.run({ username, password: demoPassword ?? '' })}
      />
    </>
  );
}

/** The return address for CAS: the current page, or `/console/` when its address has characters that the server refuses. */
function here(): string {
  const path = window.location.pathname + window.location.search;
  return /^\/console\/[A-Za-z0-9/_?=&%-]*$/.test(path) && path.length <= 200 ? path : '/console/';
}
