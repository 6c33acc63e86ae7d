import { useFilters } from '../../shared/forms';
import { PageHead, Pills } from '../../shared/ui';
import { Colleges } from './colleges';
import { Users } from './users';

const parts = [
  { key: 'users', label: '教职工' },
  { key: 'colleges', label: '学院' },
] as const;

/** 人员与学院: the accounts of staff, and the colleges that students and reviewers belong to. */
export default function PeoplePage() {
  const filters = useFilters();
  const part = parts.find(({ key }) => key === filters.value('part'))?.key ?? 'users';
  return (
    <>
      <PageHead title="人员与学院">
        <Pills label="哪一部分" options={parts} value={part} onChange={(key) => filters.choose('part', key)} />
      </PageHead>
      {part === 'users' ? <Users /> : <Colleges />}
    </>
  );
}
