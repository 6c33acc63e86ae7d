import { PlusOutlined } from '@ant-design/icons';
import { type Attachment, type ProgrammeInput, programmeLimits } from '@yuanhang/contract';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { SortableList } from '../../../shared/forms';
import { BlankForm } from './blank-form';
import { emptyRequirement } from './draft';
import { MaterialRow } from './material-row';

interface MaterialsProps {
  readonly programmeId: string | null;
  readonly blankForms: readonly Attachment[];
  /** The saved materials; only these can have a blank form. */
  readonly saved: ProgrammeInput['requirements'];
  readonly fixed: boolean;
}

/** The materials that students upload, in display order. */
export function Materials({ programmeId, blankForms, saved, fixed }: MaterialsProps) {
  const materials = Form.useWatch<ProgrammeInput['requirements'] | undefined>('requirements', { preserve: true }) ?? [];
  const [open, setOpen] = useState<string | null>(null);
  const ids = materials.map(({ key }) => key);
  const nameOf = (id: string) => materials.find(({ key }) => key === id)?.name || '新材料';
  return (
    <section className="card" aria-label="材料" id="section-requirements">
      <h2>材料</h2>
      <Form.List name="requirements">
        {(fields, { add, remove, move }) => (
          <>
            <SortableList ids={ids} nameOf={nameOf} onMove={move}>
              {fields.map(({ name }) => {
                const id = ids[name];
                if (id === undefined) return null;
                return (
                  <MaterialRow
                    key={id}
                    id={id}
                    at={name}
                    label={nameOf(id)}
                    fixed={fixed}
                    open={open === id}
                    onToggle={() => setOpen(open === id ? null : id)}
                    onRemove={() => remove(name)}
                  >
                    <BlankForm
                      programmeId={saved.some(({ key }) => key === id) ? programmeId : null}
                      requirementKey={id}
                      file={blankForms.find(({ requirementKey }) => requirementKey === id) ?? null}
                      fixed={fixed}
                    />
                  </MaterialRow>
                );
              })}
            </SortableList>
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              disabled={fixed || materials.length >= programmeLimits.materials}
              onClick={() => {
                const material = emptyRequirement();
                add(material);
                setOpen(material.key);
              }}
            >
              添加材料
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}
