import { InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import {
  buildUrl,
  type ImportKind,
  importKindLabels,
  importKinds,
  importLimits,
  importRoutes,
} from '@yuanhang/contract';
import { Button, Steps, Upload } from 'antd';
import { useState } from 'react';
import { useFilters } from '../../shared/forms';
import { Pills } from '../../shared/ui';
import { ImportHistory } from './import-history';
import { ImportOutcome } from './import-outcome';
import { useImport } from './use-import';

const kindOptions = importKinds.map((key) => ({ key, label: importKindLabels[key] }));

/** A file is validated first, row by row; only a file without errors can be applied, and only as a whole. */
export function Imports() {
  const filters = useFilters();
  const client = useQueryClient();
  const kind = filters.oneOf('kind', importKinds) ?? 'students';
  const [chosen, setChosen] = useState<{ readonly file: File; readonly kind: ImportKind } | null>(null);
  const work = useImport(() => client.invalidateQueries());
  const file = chosen?.kind === kind ? chosen.file : null;
  const report = file && work.report?.file === file ? work.report.report : null;
  const reset = () => {
    setChosen(null);
    work.forget();
  };
  const step = report?.applied ? 3 : report ? 2 : file ? 1 : 0;
  return (
    <>
      <section className="card" aria-label="导入">
        <div className="import-head">
          <Pills
            label="导入什么"
            options={kindOptions}
            value={kind}
            onChange={(key) => {
              reset();
              filters.choose('kind', key);
            }}
          />
          <a href={buildUrl(importRoutes.template.path, { kind }, {})} download>
            下载{importKindLabels[kind]}模板
          </a>
        </div>
        <Steps
          size="small"
          current={step}
          items={[{ title: '选择文件' }, { title: '检查' }, { title: '核对结果' }, { title: '完成' }]}
        />
        {file === null ? (
          <Upload.Dragger
            rootClassName="import-drop"
            accept=".xlsx,.csv,.txt,.tsv,.xls"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(picked) => {
              setChosen({ file: picked, kind });
              work.check(kind, picked);
              return false;
            }}
          >
            <p className="import-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p>把 XLSX 或 CSV 文件拖到这里，或点击选择</p>
            <small>
              最大 {importLimits.megabytes} MB、{importLimits.rows} 行。先检查，不会马上写入。
            </small>
          </Upload.Dragger>
        ) : (
          <ImportOutcome
            file={file}
            report={report}
            busy={work.busy}
            part={work.part}
            page={work.page}
            onPage={(page) => work.check(kind, file, page)}
            onMapping={(mapping) => work.assign(kind, file, mapping)}
            onProblems={() => void work.problems(kind, file)}
            onApply={() => work.apply(kind, file)}
            onAgain={() => work.check(kind, file)}
          >
            <Button onClick={reset}>{report?.applied ? '再导入一份' : '换一个文件'}</Button>
          </ImportOutcome>
        )}
      </section>
      <ImportHistory />
    </>
  );
}
