import { privacyRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { downloadArchive, shareArchive, useSubmit } from '../../shared/api';
import { Button, Callout, Card, Pill, Row, showDone } from '../../shared/ui';
import './privacy.scss';

const fileName = '我的远航信息.zip';

/** 导出: everything held on me as a ZIP, with the numbers in the clear only when asked for. */
export function ExportCard() {
  const [numbers, setNumbers] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const fetchAll = useSubmit<void, string | null>(
    () => downloadArchive(`${privacyRoutes.exportMine.path}${numbers ? '?numbers=true' : ''}`),
    { onDone: setSaved },
  );
  const send = useSubmit((path: string) => shareArchive(path, fileName), { onDone: () => showDone('已发送') });
  return (
    <Card>
      <Row
        icon="download"
        title="导出我的全部信息"
        note="一个 ZIP 压缩包：所有记录和上传的文件。输入密码登录后 10 分钟内可以导出，每天最多 5 次"
      />
      <Pill
        ground="tint"
        label="包含完整的证件号与银行账号"
        selected={numbers}
        onTap={() => {
          setNumbers(!numbers);
          setSaved(null);
        }}
      />
      {saved ? (
        <Callout tone="green" title="已下载到手机">
          发送到聊天（例如“文件传输助手”）后可以保存和打开。
        </Callout>
      ) : null}
      <Button
        kind="quiet"
        busy={fetchAll.busy || send.busy}
        onTap={() => void (saved ? send.run(saved) : fetchAll.run())}
      >
        {saved ? '发送到聊天' : '导出'}
      </Button>
    </Card>
  );
}
