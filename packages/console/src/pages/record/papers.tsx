import { DownloadOutlined } from '@ant-design/icons';
import type { ApplicationDetail } from '@yuanhang/contract';
import { Button } from 'antd';
import { Nothing } from '../../shared/ui';

/** 报表信息: documents generated from the stored data. */
export function Papers({ documents }: { documents: ApplicationDetail['documents'] }) {
  if (documents.length === 0) return <Nothing words="没有你可以下载的报表" />;
  return (
    <ul className="papers">
      {documents.map(({ key, title, url, missingCharacters }) => (
        <li key={key}>
          <Button icon={<DownloadOutlined aria-hidden />} href={url} target="_blank" rel="noreferrer">
            {title}（PDF）
          </Button>
          {missingCharacters.length > 0 && (
            <small>
              有 {missingCharacters.length} 个字无法打印：{missingCharacters.join(' ')}，将印为〓，请打印后补写
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
