import './rules.css';
import { useFilters } from '../../shared/forms';
import { PageHead, Pills } from '../../shared/ui';
import { DutyRotaPart } from './duty-rota';
import { Rules } from './rules';
import { WorkingDaysPart } from './working-days';

const parts = [
  { key: 'rules', label: '规则' },
  { key: 'duty', label: '值班表' },
  { key: 'days', label: '节假日' },
] as const;

/** 提醒规则: the message rules, the duty rota and the working days. */
export default function RulesPage() {
  const filters = useFilters();
  const part = parts.find(({ key }) => key === filters.value('part'))?.key ?? 'rules';
  return (
    <>
      <PageHead title="提醒规则">
        <Pills label="哪一部分" options={parts} value={part} onChange={(key) => filters.choose('part', key)} />
      </PageHead>
      {part === 'rules' && <Rules />}
      {part === 'duty' && <DutyRotaPart />}
      {part === 'days' && <WorkingDaysPart />}
    </>
  );
}
