import type { Attachment, Requirement } from '@yuanhang/contract';
import { isSensitiveMaterial } from '@yuanhang/domain';
import { useState } from 'react';
import { Chip, Nothing } from '../ui';
import { Preview } from './preview';

interface MaterialListProps {
  readonly materials: readonly { readonly requirement: Requirement; readonly attachments: readonly Attachment[] }[];
  /** Files added since the last submission. */
  readonly added?: readonly { readonly id: string }[];
}

/** Files by material; each opens in place. */
export function MaterialList({ materials, added = [] }: MaterialListProps) {
  const [at, setAt] = useState<number | null>(null);
  const files = materials.flatMap(({ requirement, attachments }) =>
    attachments.map((file) => ({ ...file, sensitive: isSensitiveMaterial(requirement) })),
  );
  if (materials.length === 0) return <Nothing words="没有你可以查看的材料" />;
  return (
    <>
      <ul className="materials" aria-label="材料">
        {materials.map(({ requirement, attachments }) => (
          <li key={requirement.key}>
            <span className="material-name">{requirement.name}</span>
            <span className="material-files">
              {attachments.length === 0 && (
                <span className="quiet">{requirement.required ? '未上传' : '未上传（选交）'}</span>
              )}
              {attachments.map((file) => (
                <button type="button" key={file.id} onClick={() => setAt(files.findIndex(({ id }) => id === file.id))}>
                  {file.fileName}
                  {added.some(({ id }) => id === file.id) && <Chip tone="amber">新</Chip>}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {at !== null && <Preview files={files} at={at} goTo={setAt} />}
    </>
  );
}
