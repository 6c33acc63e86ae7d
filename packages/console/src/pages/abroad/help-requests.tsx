import { PhoneOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type HelpRequest, mobilityDeskLimits, mobilityDeskRoutes } from '@yuanhang/contract';
import { phoneLink } from '@yuanhang/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call, useAction } from '../../shared/api';
import { useNow } from '../../shared/session';
import { buttonLoading, clockText, elapsed, ReasonDialog, timeText } from '../../shared/ui';

/** Default comment, so that colleagues see that someone handles the request. */
const taken = '我来处理，马上联系学生';
const sources: Readonly<Record<string, string>> = { chat: '来自聊天', miniapp: '来自小程序', proxy: '代学生上报' };

/** Unacknowledged help requests, then those being handled. */
export function HelpRequests() {
  const read = (open: 'true' | 'false') => () => call(mobilityDeskRoutes.helpRequests, { query: { open, limit: 20 } });
  const waiting = useQuery({ queryKey: ['abroad', 'help', 'true'], queryFn: read('true') });
  const inHand = useQuery({ queryKey: ['abroad', 'help', 'false'], queryFn: read('false') });
  const all = [
    ...(waiting.data?.items ?? []),
    ...(inHand.data?.items.filter(({ closedAt }) => closedAt === null) ?? []),
  ];
  if (all.length === 0) return null;
  return (
    <section className="card" aria-label="求助">
      <h3>求助</h3>
      {all.map((help) => (
        <Help key={help.id} help={help} />
      ))}
    </section>
  );
}

function Help({ help }: { help: HelpRequest }) {
  const client = useQueryClient();
  const { now } = useNow(20);
  const [closing, setClosing] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['abroad'] });
  const about = { params: { id: help.id } };
  const take = useAction(() => call(mobilityDeskRoutes.acknowledge, { ...about, body: { comment: taken } }), {
    done: '已记下由你处理',
    onDone: refresh,
    onFailed: () => {
      void refresh();
      return false;
    },
  });
  const close = useAction(
    (outcome: string, once) => call(mobilityDeskRoutes.closeHelp, { ...about, body: { outcome } }, once),
    {
      done: '求助已结束',
      onDone: refresh,
    },
  );
  const { student, place, note, source, raisedAt, offsetMinutes, acknowledgedBy, acknowledgedAt, applicationId } = help;
  const isWaiting = acknowledgedAt === null;
  return (
    <article className={isWaiting ? 'help waiting' : 'help'}>
      <h4>
        {isWaiting ? '求助' : `${acknowledgedBy} 处理中`} · {ago(raisedAt, now)}
      </h4>
      <p>
        {applicationId ? (
          <Link className="help-name" to={`/applications/${applicationId}?tab=check-ins`}>
            {student.name}
          </Link>
        ) : (
          student.name
        )}
        {` · ${place || '地点未知'} · 当地 ${clockText(now, offsetMinutes)}`}
      </p>
      <p className="quiet">
        {note && `“${note}” `}
        {sources[source] ?? ''} · {timeText(raisedAt)}
      </p>
      <div className="help-buttons">
        {isWaiting ? (
          <Button type="primary" loading={buttonLoading(take.busy)} onClick={() => take.run(undefined)}>
            我来处理
          </Button>
        ) : (
          <Button onClick={() => setClosing(true)}>结束</Button>
        )}
        {student.phone && (
          <Button icon={<PhoneOutlined aria-hidden />} href={phoneLink(student.phone)}>
            {student.phone}
          </Button>
        )}
      </div>
      <ReasonDialog
        open={closing}
        title={`结束 ${student.name} 的求助`}
        label="结果"
        hint="发生了什么，怎样解决的，之后还要做什么。"
        okText="结束求助"
        max={mobilityDeskLimits.helpText}
        busy={close.busy}
        onOk={close.run}
        onCancel={() => setClosing(false)}
      />
    </article>
  );
}

const ago = (instant: string, now: Date) => {
  const words = elapsed(instant, now);
  return words === '刚刚' ? words : `${words}前`;
};
