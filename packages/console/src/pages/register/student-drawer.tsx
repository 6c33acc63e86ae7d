import { useQuery } from '@tanstack/react-query';
import { peopleRoutes, type ResponseOf } from '@yuanhang/contract';
import { eligibleGroupLabels, formatDate, sanctionLabels } from '@yuanhang/domain';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { call } from '../../shared/api';
import { IdentityCard } from '../../shared/review';
import { Answer } from '../../shared/ui';

type Student = ResponseOf<NonNullable<typeof peopleRoutes.student.schemas>>;

/** One student of the register; revealing the identity card number requires a purpose, which is recorded. */
export function StudentDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['students', id],
    queryFn: () => call(peopleRoutes.student, { params: { id: id ?? '' } }),
    enabled: id !== null,
  });
  return (
    <Drawer open={id !== null} width={420} title={query.data?.name ?? '学生'} onClose={onClose} destroyOnHidden>
      <Answer query={query}>{(student) => <Facts student={student} />}</Answer>
    </Drawer>
  );
}

function Facts({ student }: { student: Student }) {
  const facts: readonly (readonly [label: string, text: string | null])[] = [
    ['学号', student.studentNumber],
    ['拼音', student.pinyin],
    ['性别', student.gender],
    ['出生日期', formatDate(student.birthDate, '')],
    ['学院', student.college.name],
    ['专业', student.major],
    ['层次', `${eligibleGroupLabels[student.level]} · ${student.grade}`],
    ['绩点', student.gpaScale && student.gpa ? `${student.gpa}（满分 ${student.gpaScale}）` : student.gpa],
    ['平均分', student.averageScore],
    [
      '排名',
      student.rankedOn && student.rank ? `${student.rank}（${formatDate(student.rankedOn, '')}）` : student.rank,
    ],
    ['处分', student.sanction && sanctionLabels[student.sanction]],
    ['国籍', student.nationality],
    ['手机', student.phone],
    ['邮箱', student.email],
  ];
  return (
    <>
      <dl className="fact-grid">
        {facts.map(([label, text]) => (
          <Fact key={label} label={label} text={text || '–'} />
        ))}
        <dt>身份证号</dt>
        <dd>
          {student.identityCard === null ? '–' : <IdentityCard studentId={student.id} masked={student.identityCard} />}
        </dd>
      </dl>
      <p>
        <Link to={`/applications?q=${student.studentNumber}`}>看这名学生的申请</Link>
      </p>
    </>
  );
}

const Fact = ({ label, text }: { label: string; text: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </>
);
