import type { Attachment, Requirement } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import { useState } from 'react';
import { type PickedFile, pickPhotos } from '../../shared/api';
import { Card, Empty, UploadRow } from '../../shared/ui';
import { fileRule, fileSize } from './labels';
import { openAttachment } from './open-attachment';
import { PagesSheet } from './pages-sheet';
import { type Owner, useMaterials } from './use-materials';

/** WeChat's album gives at most nine at a time. */
const mostChosen = 9;

interface Props {
  readonly owner: Owner;
  readonly materials: readonly { readonly requirement: Requirement; readonly attachments: readonly Attachment[] }[];
  /** Blank forms to fill in, by the key of their material. */
  readonly blankForms?: readonly { readonly key: string; readonly file: Attachment }[];
  readonly mayChange: boolean;
  /** Shown beside the material they concern. */
  readonly problems?: readonly Problem[];
  readonly onChange: () => void;
}

/** Every required material with its uploaded files. */
export function MaterialsCard({ owner, materials, blankForms = [], mayChange, problems = [], onChange }: Props) {
  const files = useMaterials(owner, onChange);
  const [paging, setPaging] = useState<{ requirement: Requirement; photos: readonly PickedFile[] } | null>(null);
  const pickPages = async (requirement: Requirement) => {
    const photos = await pickPhotos(mostChosen).catch(() => []);
    if (photos.length > 0) setPaging({ requirement, photos });
  };
  if (materials.length === 0) return <Empty drawing="papers" title="这个项目不需要材料" />;
  return (
    <Card>
      {materials.map(({ requirement, attachments }) => {
        const { key, name, required, help, maxCount } = requirement;
        const missing = problems.find(({ field }) => field === `materials.${key}`)?.message;
        const problem = files.problems[key] || missing;
        const blankForm = mayChange ? blankForms.find((one) => one.key === key)?.file : undefined;
        const more = mayChange && attachments.length < maxCount;
        return (
          <UploadRow
            key={key}
            name={name}
            required={required}
            help={[help, fileRule(requirement)].filter(Boolean).join('\n')}
            files={attachments.map(({ id, fileName, bytes }) => ({ id, name: fileName, size: fileSize(bytes) }))}
            progress={files.progressOf(key)}
            {...(problem ? { problem } : {})}
            onFile={(id) => {
              const file = attachments.find((one) => one.id === id);
              if (file) void files.choose(requirement, file, mayChange);
            }}
            {...(blankForm ? { onBlankForm: () => void openAttachment(blankForm) } : {})}
            {...(more ? { onAdd: () => void files.send(requirement) } : {})}
            {...(more && requirement.fileTypes.includes('pdf') ? { onPages: () => void pickPages(requirement) } : {})}
          />
        );
      })}
      {paging ? (
        <PagesSheet
          {...paging}
          onClose={() => setPaging(null)}
          onSend={(photos) => {
            setPaging(null);
            void files.sendPages(paging.requirement, photos);
          }}
        />
      ) : null}
    </Card>
  );
}
