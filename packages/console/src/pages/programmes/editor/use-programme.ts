import { useQueryClient } from '@tanstack/react-query';
import { ApiError, type ProgrammeInput, programmeRoutes, type ResponseOf } from '@yuanhang/contract';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, useAction } from '../../../shared/api';
import { showProblems, useLeaveGuard } from '../../../shared/forms';
import { merged } from './differences';
import { toInput } from './draft';

export type ProgrammeDetail = ResponseOf<NonNullable<typeof programmeRoutes.adminDetail.schemas>>;
/** The content of the programme at a version. */
interface Seen {
  readonly version: number;
  readonly programme: ProgrammeInput;
}

/** The editing state of a programme: the loaded version, saving, and the conflict when a colleague saved first. */
export function useProgramme(
  form: FormInstance<ProgrammeInput>,
  detail: ProgrammeDetail | null,
  start: ProgrammeInput,
) {
  const client = useQueryClient();
  const go = useNavigate();
  const guard = useLeaveGuard();
  const [seen, setSeen] = useState<Seen>({ version: detail?.version ?? 0, programme: start });
  const [newer, setNewer] = useState<Seen | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['programmes'] });

  function onFailed(error: unknown): boolean {
    if (detail && error instanceof ApiError && error.body.code === 'stale_version') {
      void call(programmeRoutes.adminDetail, { params: { id: detail.id } }).then(setNewer);
      return true;
    }
    showProblems(form, error, 'programme');
    return false;
  }

  const save = useAction(
    async (programme: ProgrammeInput, once) => {
      const saved = detail
        ? await call(programmeRoutes.update, { params: { id: detail.id }, body: { version: seen.version, programme } })
        : await call(programmeRoutes.create, { body: programme }, once);
      return { ...saved, programme };
    },
    {
      done: '已保存',
      onFailed,
      onDone: async ({ id, version, programme }) => {
        guard.mark(false);
        setSeen({ version, programme });
        await refresh();
        if (!detail) go(`/programmes/${id}`, { replace: true });
      },
    },
  );

  const move = useAction(
    ({ to, version }: { to: 'publish' | 'close' | 'archive'; version: number }) =>
      call(programmeRoutes[to], { params: { id: detail?.id ?? '' }, body: { version } }),
    {
      done: ({ status }) =>
        ({ published: '已发布，学生现在能看到', closed: '已关闭', archived: '已归档', draft: '' })[status],
      onFailed,
      onDone: async ({ version }) => {
        setSeen((before) => ({ ...before, version }));
        await refresh();
      },
    },
  );

  const remove = useAction(
    () => call(programmeRoutes.remove, { params: { id: detail?.id ?? '' }, query: { version: seen.version } }),
    {
      done: '已删除',
      onFailed,
      onDone: async () => {
        guard.mark(false);
        go('/programmes', { replace: true });
        await refresh();
      },
    },
  );

  /** All form values, including those of collapsed parts. */
  const values = (): ProgrammeInput => toInput(form.getFieldsValue(true));

  return {
    guard,
    seen,
    newer,
    values,
    busy: save.busy || move.busy || remove.busy,
    save: () => save.run(values()),
    move: (to: 'publish' | 'close' | 'archive') => move.run({ to, version: seen.version }),
    remove: () => remove.run(undefined),
    /** Continues from the newest version, with or without the user's changes. */
    settle(keepMine: boolean) {
      if (newer === null) return;
      form.setFieldsValue(keepMine ? merged(seen.programme, values(), newer.programme) : newer.programme);
      setSeen(newer);
      setNewer(null);
      guard.mark(keepMine);
      void refresh();
    },
    decideLater: () => setNewer(null),
  };
}
export type ProgrammeWork = ReturnType<typeof useProgramme>;
