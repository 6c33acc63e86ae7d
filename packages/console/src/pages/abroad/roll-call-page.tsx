import './abroad.css';
import { PhoneOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { mobilityDeskRoutes, type RollCall } from '@yuanhang/contract';
import { phoneLink, wellbeingLabels } from '@yuanhang/domain';
import { Button, Popconfirm } from 'antd';
import { Link, useParams } from 'react-router';
import { call, useAction, usePages } from '../../shared/api';
import { Answer, buttonLoading, Chip, KeysetTable, PageHead, timeText } from '../../shared/ui';

/** One roll call with its answers as they arrive: students who need help first, then those without an answer. */
export default function RollCallPage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['abroad', 'roll-calls', id],
    queryFn: () => call(mobilityDeskRoutes.rollCall, { params: { id } }),
  });
  return (
    <Answer query={query}>
      {(rollCall) => (
        <>
          <Head rollCall={rollCall} />
          <Answers id={id} />
        </>
      )}
    </Answer>
  );
}

function Head({ rollCall }: { rollCall: RollCall }) {
  const client = useQueryClient();
  const { id, place, question, openedBy, openedAt, remindedAt, closedAt, asked, safe, help, silent } = rollCall;
  const refresh = () => client.invalidateQueries({ queryKey: ['abroad'] });
  const about = { params: { id } };
  const remind = useAction((_: 'again', once) => call(mobilityDeskRoutes.remindRollCall, about, once), {
    done: '已再次询问还没有答复的学生',
    onDone: refresh,
  });
  const close = useAction((_: 'close', once) => call(mobilityDeskRoutes.closeRollCall, about, once), {
    done: '平安确认已结束',
    onDone: refresh,
  });
  const figures = [
    { label: '询问', value: asked },
    { label: '平安', value: safe },
    { label: '还没有答复', value: silent },
    { label: '需要帮助', value: help, alarm: help > 0 },
  ];
  return (
    <>
      <PageHead
        title={`平安确认 · ${place}`}
        note={[
          `“${question}”`,
          `${openedBy} ${timeText(openedAt)} 发起`,
          remindedAt && `${timeText(remindedAt)} 再次询问`,
          closedAt && `${timeText(closedAt)} 结束`,
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <Link to="/abroad">
          <Button>返回</Button>
        </Link>
        {closedAt === null && (
          <>
            <Button loading={buttonLoading(remind.busy)} disabled={silent === 0} onClick={() => remind.run('again')}>
              再问一次
            </Button>
            <Popconfirm
              title={silent > 0 ? `还有 ${silent} 人没有答复，结束吗？` : '结束这次平安确认吗？'}
              okText="结束"
              cancelText="再等等"
              onConfirm={() => close.run('close')}
            >
              <Button type="primary" loading={buttonLoading(close.busy)}>
                结束
              </Button>
            </Popconfirm>
          </>
        )}
      </PageHead>
      <dl className="figures" aria-live="polite">
        {figures.map(({ label, value, alarm }) => (
          <div key={label} className={alarm ? 'alarm' : ''}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Answers({ id }: { id: string }) {
  const pages = usePages(['abroad', 'roll-calls', id, 'answers'], (cursor) =>
    call(mobilityDeskRoutes.rollCallAnswers, { params: { id }, query: { cursor, limit: 50 } }),
  );
  return (
    <KeysetTable
      label="答复"
      pages={pages}
      rowKey={({ applicationId }) => applicationId}
      empty="没有人被问到"
      columns={[
        {
          title: '学生',
          render: (_, { student, applicationId }) => (
            <>
              <Link to={`/applications/${applicationId}?tab=check-ins`}>{student.name}</Link>
              <small>
                {student.studentNumber} · {student.college}
              </small>
            </>
          ),
        },
        {
          title: '答复',
          render: (_, { wellbeing }) =>
            wellbeing === null ? (
              <Chip tone="amber">还没有</Chip>
            ) : (
              <Chip tone={wellbeing === 'safe' ? 'green' : 'red'}>{wellbeingLabels[wellbeing]}</Chip>
            ),
        },
        { title: '时间', render: (_, { answeredAt }) => (answeredAt ? timeText(answeredAt) : '–') },
        { title: '地点', render: (_, { place }) => place || '–' },
        { title: '说明', render: (_, { note }) => note || '–' },
        {
          title: '电话',
          render: (_, { student: { phone } }) =>
            phone ? (
              <a href={phoneLink(phone)}>
                <PhoneOutlined aria-hidden /> {phone}
              </a>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
