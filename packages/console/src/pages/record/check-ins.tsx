import { type CheckIn, mobilityDeskRoutes } from '@yuanhang/contract';
import { wellbeingLabels } from '@yuanhang/domain';
import { call, usePages } from '../../shared/api';
import { Chip, KeysetTable, timeText } from '../../shared/ui';

const sources: Record<CheckIn['source'], string> = { miniapp: '小程序', chat: '聊天', proxy: '代打卡' };

/** All check-ins, newest first. */
export function CheckIns({ id }: { id: string }) {
  const pages = usePages(['check-ins', id], (cursor) =>
    call(mobilityDeskRoutes.checkIns, { params: { id }, query: { cursor, limit: 20 } }),
  );
  return (
    <KeysetTable<CheckIn>
      label="打卡记录"
      pages={pages}
      rowKey={(row) => row.id}
      empty="还没有打卡"
      columns={[
        {
          title: '时间',
          render: (_, { madeAt, localTime }) => [timeText(madeAt), <small key="l">当地 {localTime}</small>],
        },
        {
          title: '平安',
          render: (_, { wellbeing }) => (
            <Chip tone={wellbeing === 'safe' ? 'green' : 'red'}>{wellbeingLabels[wellbeing]}</Chip>
          ),
        },
        { title: '类型', dataIndex: 'kindLabel' },
        { title: '地点', dataIndex: 'place' },
        { title: '说明', render: (_, { note, proxy }) => (proxy ? `${note} ${proxy.name} 代：${proxy.reason}` : note) },
        { title: '来自', render: (_, { source }) => sources[source] },
      ]}
    />
  );
}
