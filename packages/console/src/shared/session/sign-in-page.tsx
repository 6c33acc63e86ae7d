import './sign-in.css';
import { Mark } from '../ui/mark';
import { SignInForm } from './sign-in-form';

/** Before anybody is known. The address stays, so one lands where one wanted to go. */
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
