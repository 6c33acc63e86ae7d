import { Alert, Button, Progress, Table } from 'antd';
import type { ReactNode } from 'react';
import { sizeText } from '../../shared/transfer';
import { buttonLoading } from '../../shared/ui';
import { ColumnMapping } from './column-mapping';
import { FileUse, ImportPreview } from './import-preview';
import type { Mapping, Report } from './report';
import { countText } from './use-import';

interface ImportOutcomeProps {
  readonly file: File;
  readonly report: Report | null;
  readonly busy: boolean;
  /** The uploaded part of the file, 0 to 1. */
  readonly part: number;
  /** The page of the preview, from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onProblems: () => void;
  readonly onApply: () => void;
  readonly onAgain: () => void;
  readonly children: ReactNode;
}

/** The changes a file would make, or its errors, row by row. */
export function ImportOutcome(props: ImportOutcomeProps) {
  const { file, report, busy, part, page, onPage, onMapping, onProblems, onApply, onAgain, children } = props;
  const fine = report !== null && report.problems.length === 0;
  return (
    <div className="import-outcome">
      <p>
        <b>{file.name}</b> <span className="quiet">{sizeText(file.size)}</span>
      </p>
      {busy && (
        <Progress
          percent={Math.round(part * 100)}
          status="active"
          format={(at) => (at === 100 ? '处理中' : `${at}%`)}
        />
      )}
      {!busy && report && <Verdict report={report} />}
      {!busy && fine && !report.applied && <ImportPreview report={report} page={page} onPage={onPage} />}
      {!busy && report && report.problems.length > 0 && <Problems report={report} />}
      {!busy && report && report.problems.length > 0 && <FileUse report={report} />}
      {!busy && report && !report.applied && report.columns.length > 0 && (
        <ColumnMapping report={report} onChange={onMapping} />
      )}
      <div className="import-buttons">
        {fine && !report.applied && (
          <Button type="primary" loading={buttonLoading(busy)} onClick={onApply}>
            导入这 {report.rows} 行
          </Button>
        )}
        {!busy && report && report.problems.length > 0 && <Button onClick={onProblems}>下载带问题说明的文件</Button>}
        {!busy && report === null && <Button onClick={onAgain}>再检查一次</Button>}
        {children}
      </div>
    </div>
  );
}

function Verdict({ report }: { report: Report }) {
  if (report.applied) return <Alert type="success" showIcon message={`已导入：${countText(report)}`} />;
  if (report.problems.length === 0)
    return (
      <Alert
        type="info"
        showIcon
        message={`${report.rows} 行都没有问题`}
        description={`导入后：${countText(report)}`}
      />
    );
  const rows = new Set(report.problems.map(({ row }) => row)).size;
  const isCut = report.problemCount > report.problems.length;
  return (
    <Alert
      type="error"
      showIcon
      message={isCut ? `有 ${report.problemCount} 个问题，一行也没有写入` : `${rows} 行有问题，一行也没有写入`}
      description="请在文件里改好，再选择一次。"
    />
  );
}

const columns = [
  { title: '行', dataIndex: 'row', width: 80 },
  { title: '列', dataIndex: 'column', width: 180 },
  { title: '问题', dataIndex: 'message' },
];
function Problems({ report: { problems, problemCount } }: { report: Report }) {
  return (
    <>
      <Table
        aria-label="有问题的行"
        size="small"
        rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
        columns={columns}
        dataSource={problems}
        pagination={false}
        scroll={{ y: 360 }}
      />
      {problemCount > problems.length && <small>只列出前 {problems.length} 个问题，下载的文件里有全部问题。</small>}
    </>
  );
}
