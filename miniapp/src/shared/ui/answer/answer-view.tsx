import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/use-answer';
import { Empty } from '../empty/empty';
import { Tappable } from '../tappable/tappable';
import { Skeleton } from './skeleton';
import './answer-view.scss';

interface Props<T> {
  readonly answer: Answer<T>;
  readonly children: (data: T) => ReactNode;
}

/**
 * Renders an answer of the server in each state: a skeleton while loading, the content, or the error with a retry
 * button. Loaded content stays; a failed refresh only shows a message above it.
 */
export function AnswerView<T>({ answer, children }: Props<T>) {
  const { state, data, failure, reload } = answer;
  if (data !== undefined) {
    return (
      <>
        {failure ? (
          <Tappable className="yh-stale" onTap={reload}>
            {state === 'offline' ? '没有网络，显示的是上次的内容 · 重试' : `${failure.message} · 重试`}
          </Tappable>
        ) : null}
        {children(data)}
      </>
    );
  }
  if (!failure) return <Skeleton />;
  const retry = { label: '重试', onTap: reload };
  if (state === 'offline') {
    return <Empty drawing="offline" title="没有网络" hint="连上网后再试一次" action={retry} />;
  }
  const missing = failure.code === 'not_found' || failure.code === 'forbidden';
  return (
    <View>
      <Empty drawing={missing ? 'search' : 'papers'} title={failure.message} {...(missing ? {} : { action: retry })} />
    </View>
  );
}
