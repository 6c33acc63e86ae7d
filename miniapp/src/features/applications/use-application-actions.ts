import Taro from '@tarojs/taro';
import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { call, type Failure, useSubmit } from '../../shared/api';
import { confirm, showDone, showError } from '../../shared/ui';
import { targetOfAction } from '../navigation/next-action';
import { paths } from '../navigation/paths';

/** Runs an action of 其他操作; asks for confirmation when the student cannot undo it. */
export function useApplicationActions(
  detail: ApplicationDetail,
  onAnswer: (detail: ApplicationDetail) => void,
  reload: () => Promise<void>,
) {
  const { id, version } = detail;
  // A reviewer may have acted in the meantime: show the error and reload.
  const onFailure = (failure: Failure) => {
    showError(failure.message);
    if (failure.kind === 'refused') void reload();
  };
  /** Scrolls to the top, where the changed next step is shown. */
  const showNext = (answer: ApplicationDetail) => {
    onAnswer(answer);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const recall = useSubmit(
    (seen: number, idempotencyKey) =>
      call(applicationRoutes.recall, { params: { id }, body: { version: seen } }, { idempotencyKey }),
    {
      onDone: (answer) => {
        showNext(answer);
        showDone('已撤回，可以修改了');
      },
      onFailure,
    },
  );
  const remove = useSubmit(
    (seen: number) => call(applicationRoutes.remove, { params: { id }, query: { version: seen } }),
    {
      onDone: () => {
        showDone('已删除');
        void Taro.switchTab({ url: paths.applications });
      },
      onFailure,
    },
  );

  const waive = useSubmit(
    (seen: number, idempotencyKey) =>
      call(applicationRoutes.waiveFunding, { params: { id }, body: { version: seen } }, { idempotencyKey }),
    {
      onDone: (answer) => {
        showNext(answer);
        showDone('已办结');
      },
      onFailure,
    },
  );

  const act = async (key: string): Promise<void> => {
    if (key === 'recall') {
      const text = '申请会回到未提交，修改后需要重新提交。';
      if (await confirm({ title: '撤回修改？', text, confirm: '撤回' })) await recall.run(version);
      return;
    }
    if (key === 'waive_funding') {
      const text = '放弃后这次交流就办结了，不能再申请资助。';
      if (await confirm({ title: '放弃资助？', text, confirm: '放弃' })) await waive.run(version);
      return;
    }
    if (key === 'delete') {
      const text = '填写的内容和上传的材料都会删除，不能恢复。';
      if (await confirm({ title: '删除这份申请？', text, confirm: '删除', danger: true })) await remove.run(version);
      return;
    }
    await Taro.navigateTo({ url: targetOfAction(key, id).path });
  };
  return { act, busy: recall.busy || remove.busy || waive.busy };
}
