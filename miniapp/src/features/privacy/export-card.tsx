import { useState } from 'react';
import { type Failure, fetchMyArchive, keepArchive, useSubmit } from '../../shared/api';
import { Button, Callout, Card, Pill, Row, showDone, showError } from '../../shared/ui';
import { paths } from '../navigation/paths';
import { useConfirmation } from '../sign-in/use-confirmation';
import './privacy.scss';

const fileName = '我的远航信息.zip';
const browser = process.env.TARO_ENV === 'h5';

interface Props {
  /** The user has just confirmed the password on the university's page. */
  readonly confirmed: boolean;
}

/** 导出: all data of the user as a ZIP; identity numbers are unmasked only on request, after the user confirms the password. */
export function ExportCard({ confirmed }: Props) {
  const [numbers, setNumbers] = useState(false);
  const [archive, setArchive] = useState<string | null>(null);
  const keep = useSubmit((address: string) => keepArchive(address, fileName), {
    onDone: () => {
      if (!browser) showDone('已发送');
    },
  });
  const confirmation = useConfirmation(paths.privacyConfirmed, () => void fetchAll.run(numbers));
  const fetchAll = useSubmit(fetchMyArchive, {
    onDone: (address) => {
      setArchive(address);
      if (browser) void keep.run(address);
    },
    onFailure: ({ detail, message }: Failure) => {
      if (detail === 'confirm_first') confirmation.begin();
      else showError(message);
    },
  });
  const busy = confirmation.busy || fetchAll.busy || keep.busy;
  return (
    <Card>
      <Row
        icon="download"
        title="导出我的全部信息"
        note="一个 ZIP 压缩包：所有记录和上传的文件。先输入密码确认是本人，每天最多 5 次"
      />
      <Pill
        ground="tint"
        label="包含完整的证件号与银行账号"
        selected={numbers}
        onTap={() => {
          setNumbers(!numbers);
          setArchive(null);
        }}
      />
      {archive === null && confirmed ? (
        <Callout tone="green" title="已确认是本人">
          10 分钟内可以导出。
        </Callout>
      ) : null}
      {archive === null ? null : (
        <Callout tone="green" title={browser ? '已下载' : '已下载到手机'}>
          {browser ? '在浏览器的下载里可以找到。' : '发送到聊天（例如“文件传输助手”）后可以保存和打开。'}
        </Callout>
      )}
      <Button
        kind="quiet"
        busy={busy}
        onTap={() => void (archive === null ? fetchAll.run(numbers) : keep.run(archive))}
      >
        {archive === null ? wordsBefore(confirmed) : wordsAfter}
      </Button>
    </Card>
  );
}

const wordsBefore = (confirmed: boolean) => (confirmed ? '导出' : '确认并导出');
const wordsAfter = browser ? '再保存一次' : '发送到聊天';
