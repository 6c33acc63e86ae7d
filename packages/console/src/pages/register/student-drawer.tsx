import { useQuery } from '@tanstack/react-query';
import { peopleRoutes, type ResponseOf } from '@yuanhang/contract';
import { eligibleGroupLabels, formatDate } from '@yuanhang/domain';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call, useAction } from '../../shared/api';
import { useSession } from '../../shared/session';
import { Answer, ReasonDialog } from '../../shared/ui';

type Student = ResponseOf<NonNullable<typeof peopleRoutes.student.schemas>>;

/** One student as the register has them; the identity card only for a purpose, which is written down. */
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
    ['绩点', student.gpa],
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
          {student.identityCard === null ? '–' : <IdentityCard student={student} masked={student.identityCard} />}
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

function IdentityCard({ student, masked }: { student: Student; masked: string }) {
  const { is } = useSession();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useAction(
    (purpose: string) => call(peopleRoutes.revealIdentityCard, { params: { id: student.id }, body: { purpose } }),
    {
      onDone: ({ value }) => {
        setShown(value);
        setAsking(false);
      },
    },
  );
  return (
    <>
      {shown ?? masked}{' '}
      {is('office') && shown === null && (
        <Button type="link" size="small" onClick={() => setAsking(true)}>
          查看
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={`查看${student.name}的身份证号`}
        label="查看目的"
        hint="会写入审计日志。"
        okText="查看"
        min={4}
        max={200}
        busy={reveal.busy}
        onCancel={() => setAsking(false)}
        onOk={reveal.run}
      />
    </>
  );
}
