import { useFilters } from '../../shared/forms';
import { useSession } from '../../shared/session';
import { PageHead, Pills } from '../../shared/ui';
import { Colleges } from './colleges';
import { Students } from './students';
import { Users } from './users';

const parts = [
  { key: 'users', label: '教职工' },
  { key: 'colleges', label: '学院' },
  { key: 'students', label: '学生名册' },
] as const;

/** 人员与学院: staff accounts and colleges for administrators, the register for those who look after students. */
export default function PeoplePage() {
  const filters = useFilters();
  const { is } = useSession();
  const mine = parts.filter(({ key }) => key === 'students' || is('admin'));
  const part = mine.find(({ key }) => key === filters.value('part'))?.key ?? (is('admin') ? 'users' : 'students');
  return (
    <>
      <PageHead title={is('admin') ? '人员与学院' : '学生名册'}>
        {mine.length > 1 && (
          <Pills label="哪一部分" options={mine} value={part} onChange={(key) => filters.choose('part', key)} />
        )}
      </PageHead>
      {part === 'users' && <Users />}
      {part === 'colleges' && <Colleges />}
      {part === 'students' && <Students />}
    </>
  );
}
