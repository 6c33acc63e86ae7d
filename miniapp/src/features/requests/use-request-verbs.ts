import Taro from '@tarojs/taro';
import { type RequestDetail, requestRoutes } from '@yuanhang/contract';
import { call, type Failure, useSubmit } from '../../shared/api';
import { confirm, showDone, showError } from '../../shared/ui';
import { paths } from '../navigation/paths';

/** Submits, withdraws and deletes a request. */
export function useRequestVerbs(
  request: RequestDetail,
  onAnswer: (request: RequestDetail) => void,
  reload: () => Promise<void>,
) {
  const { id } = request;
  const onFailure = (failure: Failure) => {
    showError(failure.message);
    if (failure.kind === 'refused') void reload();
  };
  const done = (words: string) => (answer: RequestDetail) => {
    onAnswer(answer);
    showDone(words);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const submit = useSubmit(
    (version: number, idempotencyKey) =>
      call(requestRoutes.submit, { params: { id }, body: { version } }, { idempotencyKey }),
    { onDone: done('已提交'), onFailure },
  );
  const recall = useSubmit(
    (version: number, idempotencyKey) =>
      call(requestRoutes.recall, { params: { id }, body: { version } }, { idempotencyKey }),
    { onDone: done('已撤回，可以修改了'), onFailure },
  );
  const remove = useSubmit((version: number) => call(requestRoutes.remove, { params: { id }, query: { version } }), {
    onDone: () => {
      showDone('已删除');
      // A page opened by a link has no previous page.
      if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
      else void Taro.redirectTo({ url: paths.application(request.application.id) });
    },
    onFailure,
  });
  return {
    busy: submit.busy || recall.busy || remove.busy,
    submit: submit.run,
    async recall(): Promise<void> {
      const text = '会回到未提交，修改后需要重新提交。';
      if (await confirm({ title: '撤回修改？', text, confirm: '撤回' })) await recall.run(request.version);
    },
    async remove(): Promise<void> {
      const text = '填写的内容和上传的材料都会删除，不能恢复。';
      if (await confirm({ title: '删除草稿？', text, confirm: '删除', danger: true }))
        await remove.run(request.version);
    },
  };
}
