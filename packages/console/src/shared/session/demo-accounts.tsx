import type { Meta } from '@yuanhang/contract';

/** The staff accounts of a demo; students use the mini program. */
export function DemoAccounts({
  accounts,
  onPick,
}: {
  accounts: Meta['demoAccounts'];
  onPick: (username: string) => void;
}) {
  const staff = accounts.filter(({ role }) => role !== '学生');
  if (staff.length === 0) return null;
  return (
    <section className="demo-accounts" aria-label="演示账号">
      <h2>演示账号</h2>
      {staff.map(({ username, name, role, description }) => (
        <button type="button" key={username} onClick={() => onPick(username)}>
          <b>{name}</b>
          <span>
            {role} · {description}
          </span>
        </button>
      ))}
    </section>
  );
}
