import { Modal } from 'antd';
import './sign-in.css';
import { SignInForm } from './sign-in-form';

/** The sign-in dialog on top of an open page whose session has ended. */
export function SignInDialog() {
  return (
    <Modal open title="请重新登录" footer={null} closable={false} width={400} keyboard={false} maskClosable={false}>
      <p className="quiet">登录已过期，或较长时间没有操作。登录后回到刚才的地方，已填的内容还在。</p>
      <SignInForm />
    </Modal>
  );
}
