import './sign-in.css';
import { Mark } from '../ui/mark';
import { SignInForm } from './sign-in-form';

/** The page without a session. The address stays, so the requested page opens after sign-in. */
export function SignInPage() {
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header>
          <Mark />
          <h1>远航工作台</h1>
          <p>学生出国（境）交流 · 教职工</p>
        </header>
        <SignInForm />
      </div>
    </main>
  );
}
