import { useRouter } from '@tarojs/taro';
import { requestRoutes } from '@yuanhang/contract';
import { requestKindLabels } from '@yuanhang/domain';
import { useRef, useState } from 'react';
import { asRequestKind, openRequest } from '../../features/requests/open-request';
import { RequestForm } from '../../features/requests/request-form';
import { RequestRecord } from '../../features/requests/request-record';
import { call, newKey, useAnswer } from '../../shared/api';
import { AnswerView, Empty, Page } from '../../shared/ui';

export default function RequestPage() {
  const { id = '', applicationId = '', kind: kindText } = useRouter().params;
  const kind = asRequestKind(kindText);
  const [key] = useState(newKey);
  // After opening, reload by id: opening again would return the first answer.
  const opened = useRef(id);
  const request = useAnswer(async () => {
    if (opened.current !== '' || kind === undefined) {
      return call(requestRoutes.detail, { params: { id: opened.current } });
    }
    const found = await openRequest(applicationId, kind, key);
    opened.current = found.id;
    return found;
  }, [id, applicationId, kindText ?? '']);
  const { data } = request;
  const title = kind ? requestKindLabels[kind] : '办理';
  if (id === '' && kind === undefined) {
    return (
      <Page title={title}>
        <Empty title="没有找到这个事项" />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={title}>
        <AnswerView answer={request}>{() => null}</AnswerView>
      </Page>
    );
  }
  const isWithStudent = data.actions.some(({ key }) => key === 'edit');
  return isWithStudent ? (
    <RequestForm key={data.id} request={data} answer={request} />
  ) : (
    <RequestRecord request={data} answer={request} />
  );
}
