import { ApiError } from '@yuanhang/contract';
import { Button, Empty, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { messageOf } from '../api/failures';

export const Loading = () => (
  <output className="state" aria-label="正在加载">
    <Spin delay={150} />
  </output>
);

/** The empty state; its text tells whether empty is good. */
export const Nothing = ({ words, children }: { words: string; children?: ReactNode }) => (
  <Empty className="state" image={Empty.PRESENTED_IMAGE_SIMPLE} description={words}>
    {children}
  </Empty>
);

/** An error: forbidden, not found, no network; with a retry button when a retry makes sense. */
export function Failed({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const status = error instanceof ApiError ? error.status : 0;
  const lasting = status === 403 || status === 404;
  return (
    <Result
      className="state"
      icon={null}
      title={lasting ? messageOf(error) : '没有加载出来'}
      subTitle={lasting ? undefined : messageOf(error)}
      extra={!lasting && retry && <Button onClick={() => void retry()}>重试</Button>}
    />
  );
}

interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}
/** Renders a query: loading, failed, or the content. Loaded content stays when a refresh fails. */
export function Answer<Data>({ query, children }: { query: Query<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <Failed error={query.error} retry={query.refetch} /> : <Loading />;
}
