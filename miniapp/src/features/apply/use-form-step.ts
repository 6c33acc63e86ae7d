import { type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import type { FormValues } from '@yuanhang/domain';
import { useEffect, useRef, useState } from 'react';
import { call, useSubmit } from '../../shared/api';
import { keptDraft } from './kept-draft';
import type { FormStep } from './steps';

const autoSaveMilliseconds = 1200;

interface Given {
  readonly detail: ApplicationDetail;
  readonly page: FormStep;
  /** The server's answer to a save. */
  readonly onSaved: (detail: ApplicationDetail) => void;
  /** Somebody (another device) saved meanwhile: read again, keep what is typed here. */
  readonly onStale: () => void;
}

const editable = (detail: ApplicationDetail, page: FormStep, values: FormValues): FormValues => {
  const fields = detail.pages[page]?.form.fields ?? [];
  return Object.fromEntries(
    fields.flatMap(({ key, readOnly }) => (readOnly || values[key] === undefined ? [] : [[key, values[key] ?? null]])),
  );
};

/** One page of the wizard: typed here, kept on the phone at once, saved on the server a moment later. */
export function useFormStep({ detail, page, onSaved, onStale }: Given) {
  const saved = detail.pages[page]?.values ?? {};
  const [typed, setTyped] = useState<FormValues | null>(() => keptDraft.read(detail.id, page));
  const latest = useRef({ typed, version: detail.version });
  latest.current = { typed, version: detail.version };

  const save = useSubmit(
    (values: FormValues) =>
      call(applicationRoutes.savePage, {
        params: { id: detail.id, page },
        body: { version: latest.current.version, values: editable(detail, page, values) },
      }),
    {
      onDone: (answer) => {
        keptDraft.drop(detail.id, page);
        onSaved(answer);
      },
      onFailure: (failure) => {
        if (failure.code === 'stale_version') onStale();
      },
    },
  );

  async function flush(): Promise<boolean> {
    const values = latest.current.typed;
    if (values === null) return true;
    const answer = await save.run({ ...saved, ...values });
    // Typed further while it was on its way: that is still to be saved.
    if (answer && latest.current.typed === values) setTyped(null);
    return answer !== undefined;
  }
  const later = useRef(flush);
  later.current = flush;
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => void later.current(), autoSaveMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    values: { ...saved, ...typed },
    failure: save.failure,
    /** What the screen says about it. */
    state: save.busy ? '正在保存……' : typed === null ? '已自动保存' : save.failure ? '未保存，联网后再试' : '待保存',
    busy: save.busy,
    change(values: FormValues): void {
      keptDraft.keep(detail.id, page, values);
      setTyped(values);
    },
    flush,
  };
}
