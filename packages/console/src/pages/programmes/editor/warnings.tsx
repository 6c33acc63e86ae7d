import type { ProgrammeInput } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import type { FormInstance } from 'antd';

/** Settings that would cause problems for applicants; each links to its field. */
export function Warnings({ warnings, form }: { warnings: readonly Problem[]; form: FormInstance<ProgrammeInput> }) {
  if (warnings.length === 0) return null;
  return (
    <section className="warnings" aria-label="提醒">
      <h3>申请人可能会遇到的问题</h3>
      <ul>
        {warnings.map(({ field, message }) => (
          <li key={field + message}>
            <button type="button" onClick={() => lead(form, field)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For materials and questions, which are lists of fields, scrolls to the card. */
function lead(form: FormInstance<ProgrammeInput>, field: string): void {
  const section = document.getElementById(`section-${field}`);
  if (section) section.scrollIntoView({ block: 'start', behavior: 'smooth' });
  else form.scrollToField(field, { block: 'center', behavior: 'smooth', focus: true });
}
