import Taro, { useRouter } from '@tarojs/taro';
import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import { checkComplete, type FormValues } from '@yuanhang/domain';
import { useState } from 'react';
import { arrivalForm } from '../../features/check-ins/forms';
import { checkInState } from '../../features/check-ins/stored-state';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Card, Empty, FormFields, Page, PartFooter, showDone } from '../../shared/ui';

/** 补充在外信息: the student's address and contact details abroad. */
export default function ArrivalPage() {
  const { applicationId: id = '' } = useRouter().params;
  const state = useAnswer(() => checkInState(id), [id]);
  return (
    <Page title="补充在外信息">
      <AnswerView answer={state}>
        {({ arrival }) =>
          arrival ? (
            <ArrivalForm applicationId={id} arrival={arrival} />
          ) : (
            <Empty drawing="postcard" title="抵达打卡后再补充" hint="先报一次平安，其余的慢慢填" />
          )
        }
      </AnswerView>
    </Page>
  );
}

interface Props {
  readonly applicationId: string;
  readonly arrival: NonNullable<CheckInState['arrival']>;
}

function ArrivalForm({ applicationId, arrival }: Props) {
  const [values, setValues] = useState<FormValues>({ ...arrival });
  const [tried, setTried] = useState(false);
  const save = useSubmit(
    (filled: FormValues) => {
      const text = (key: string) => String(filled[key] ?? '').trim();
      const body = {
        arrivedOn: text('arrivedOn'),
        address: text('address'),
        phoneAbroad: text('phoneAbroad'),
        accommodation: text('accommodation'),
      };
      return call(checkInRoutes.completeArrival, { params: { id: applicationId }, body });
    },
    {
      onDone: () => {
        showDone('已保存');
        void Taro.navigateBack();
      },
    },
  );
  const missing = checkComplete(arrivalForm, values);
  const submit = () => {
    setTried(true);
    if (missing.length === 0) void save.run(values);
  };
  return (
    <>
      <Card>
        <FormFields
          form={arrivalForm}
          values={values}
          problems={[...(tried ? missing : []), ...(save.failure?.problems ?? [])]}
          onChange={setValues}
        />
      </Card>
      <PartFooter>
        <Button busy={save.busy} onTap={submit}>
          保存
        </Button>
      </PartFooter>
    </>
  );
}
