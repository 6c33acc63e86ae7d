import { attachmentRoutes, type Requirement } from '@yuanhang/contract';
import { useState } from 'react';
import { call, pickFile, toFailure, upload } from '../../shared/api';
import { showDone } from '../../shared/ui';
import { refusalOf } from './check-file';

export interface Owner {
  readonly type: 'application' | 'request';
  readonly id: string;
}

/** Beginning and checking take a moment too, so that 100 % means done. */
const shown = (part: number) => 0.02 + part * 0.95;

/** Chooses and sends one file for a requirement, in place of `replaces` if that is given. */
export function useUpload(owner: Owner, requirement: Requirement, onChanged: () => Promise<void> | void) {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (replaces?: string): Promise<void> => {
    setProblem(null);
    try {
      const file = await pickFile(requirement.fileTypes);
      if (file === null) return;
      const refusal = refusalOf(file, requirement);
      if (refusal !== null) return setProblem(refusal);
      setProgress(shown(0));
      const place = await call(attachmentRoutes.beginUpload, {
        body: {
          ownerType: owner.type,
          ownerId: owner.id,
          requirementKey: requirement.key,
          fileName: file.name.slice(-300),
          bytes: file.bytes,
          ...(replaces === undefined ? {} : { replaces }),
        },
      });
      await upload(place.upload, file, (part) => setProgress(shown(part)));
      await call(attachmentRoutes.completeUpload, { params: { id: place.id } });
      setProgress(1);
      await onChanged();
      showDone('已上传');
    } catch (error) {
      setProblem(toFailure(error).message);
    } finally {
      setProgress(null);
    }
  };
  return { progress, problem, send };
}
