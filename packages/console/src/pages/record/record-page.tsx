import './record.css';
import { mobilityDeskRoutes, notificationRoutes, peopleRoutes, type ReviewedApplication } from '@yuanhang/contract';
import { Tabs } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { MaterialList } from '../../shared/files';
import { ChangesBox, IdentityCard, materialsOf, useApplicationRecord } from '../../shared/review';
import { useSession } from '../../shared/session';
import { Answer, PageHead, StageTag } from '../../shared/ui';
import { AnswerPages } from './answer-pages';
import { CheckIns } from './check-ins';
import { Followers } from './followers';
import { History } from './history';
import { Messages } from './messages';
import { OfficeActions } from './office-actions';
import { Papers } from './papers';
import { Progress } from './progress';

/** 申请: one application: the six parts that the student sees, and the parts for staff only. */
export default function RecordPage() {
  const { id = '' } = useParams();
  const query = useApplicationRecord(id);
  return <Answer query={query}>{(record) => <Record record={record} />}</Answer>;
}

function Record({ record }: { record: ReviewedApplication }) {
  const { may } = useSession();
  const [params, setParams] = useSearchParams();
  const { student, programme, places } = record;
  const { basic, application, questions, selfArranged } = record.pages;
  const tabs = [
    {
      key: 'progress',
      label: '进度',
      children: (
        <>
          <ChangesBox changes={record.changes} />
          <Progress progress={record.progress} />
        </>
      ),
    },
    {
      key: 'basic',
      label: '基本信息',
      children: (
        <>
          <AnswerPages pages={[basic]} />
          {may(peopleRoutes.revealIdentityCard) && (
            <dl className="facts">
              <div>
                <dt>身份证号</dt>
                <dd>
                  <IdentityCard studentId={student.id} />
                </dd>
              </div>
            </dl>
          )}
        </>
      ),
    },
    {
      key: 'application',
      label: '申请内容',
      children: (
        <AnswerPages
          pages={[application, questions, ...(selfArranged ? [selfArranged] : [])]}
          languages={record.languages}
        />
      ),
    },
    { key: 'papers', label: '报表', children: <Papers documents={record.documents} /> },
    {
      key: 'materials',
      label: '材料',
      children: (
        <MaterialList materials={materialsOf({ subject: 'application', record })} added={record.changes.filesAdded} />
      ),
    },
    { key: 'history', label: '历史', children: <History timeline={record.timeline} /> },
    { key: 'followers', label: '后续事项', children: <Followers requests={record.requests} /> },
    ...(record.mobility && may(mobilityDeskRoutes.checkIns)
      ? [{ key: 'check-ins', label: '打卡', children: <CheckIns id={record.id} /> }]
      : []),
    ...(may(notificationRoutes.ledger)
      ? [{ key: 'messages', label: '消息', children: <Messages number={record.number} /> }]
      : []),
  ];
  return (
    <>
      <PageHead
        title={
          <>
            {student.name} <StageTag stage={record.stage} />
          </>
        }
        note={[
          student.studentNumber,
          student.college,
          student.major,
          `${programme.name}（${programme.year}）`,
          record.number,
          record.lateEntry ? '补录' : '',
          places.total === null ? '' : `名额 ${places.taken} / ${places.total}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <OfficeActions record={record} />
      </PageHead>
      <section className="card">
        <Tabs
          activeKey={tabs.find(({ key }) => key === params.get('tab'))?.key ?? 'progress'}
          onChange={(tab) => setParams({ tab }, { replace: true })}
          items={tabs}
        />
      </section>
    </>
  );
}
