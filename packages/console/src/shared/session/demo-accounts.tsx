import type { Meta } from '@yuanhang/contract';

/** Who one can be in a demo; students have their own pages. */
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
