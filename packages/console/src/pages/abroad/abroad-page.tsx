import './abroad.css';
import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { type AbroadSummary, buildUrl, mobilityDeskRoutes, reportRoutes } from '@yuanhang/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../shared/api';
import { useDownload } from '../../shared/transfer';
import { Answer, PageHead } from '../../shared/ui';
import { Countries } from './countries';
import { HelpRequests } from './help-requests';
import { Overdue } from './overdue';
import { RollCallDialog } from './roll-call-dialog';
import { RollCalls } from './roll-calls';
import { StudentsTable } from './students-table';

const everybody = { url: buildUrl(reportRoutes.download.path, { kind: 'students_abroad' }, {}), body: {} };

/** 在外学生: help requests first, then overdue students, then all students abroad. */
export default function AbroadPage() {
  const summary = useQuery({ queryKey: ['abroad', 'summary'], queryFn: () => call(mobilityDeskRoutes.summary, {}) });
  const [asking, setAsking] = useState(false);
  const download = useDownload();
  return (
    <>
      <PageHead title="在外学生">
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download(everybody, '在外学生')}>
          导出
        </Button>
        <Button type="primary" onClick={() => setAsking(true)}>
          发起平安确认
        </Button>
      </PageHead>
      <Answer query={summary}>
        {(data) => (
          <>
            <Figures summary={data} />
            <div className="abroad-columns">
              <div>
                <Countries countries={data.countries} all={data.students} />
                <StudentsTable countries={data.countries} />
              </div>
              <div>
                <HelpRequests />
                <RollCalls />
                <Overdue count={data.overdue} />
              </div>
            </div>
            {asking && <RollCallDialog countries={data.countries} onClose={() => setAsking(false)} />}
          </>
        )}
      </Answer>
    </>
  );
}

function Figures({ summary }: { summary: AbroadSummary }) {
  const figures = [
    { label: '在外', value: summary.students },
    { label: '已出发未抵达', value: summary.notArrived },
    { label: '打卡逾期', value: summary.overdue },
    { label: '求助未响应', value: summary.helpWaiting, alarm: summary.helpWaiting > 0 },
  ];
  return (
    <dl className="figures">
      {figures.map(({ label, value, alarm }) => (
        <div key={label} className={alarm ? 'alarm' : ''}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
