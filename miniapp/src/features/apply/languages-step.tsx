import { type ApplicationDetail, applicationRoutes, type LanguageProficiency } from '@yuanhang/contract';
import { type FormValues, languageProficiencyForm, languageTestLabels } from '@yuanhang/domain';
import { useState } from 'react';
import { call, useSubmit } from '../../shared/api';
import { Button, Card, confirm, Empty, FormFields, PartFooter, Row, Section, Sheet } from '../../shared/ui';

interface Props {
  readonly detail: ApplicationDetail;
  readonly place: string;
  readonly onSaved: (detail: ApplicationDetail) => void;
  readonly onNext: () => void;
}
type Editing = { readonly id: string | null; readonly values: FormValues };

const note = ({ takenOn, note }: LanguageProficiency) =>
  [takenOn.replace('-', ' 年 ').replace(/-.*$/, ' 月'), note].filter(Boolean).join(' · ');

/** 外语水平: add, change, delete. */
export function LanguagesStep({ detail, place, onSaved, onNext }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const done = (answer: ApplicationDetail) => {
    setEditing(null);
    onSaved(answer);
  };
  const { id, version } = detail;
  const save = useSubmit(
    ({ id: languageId, values }: Editing, idempotencyKey) =>
      languageId === null
        ? call(applicationRoutes.addLanguage, { params: { id }, body: { version, values } }, { idempotencyKey })
        : call(applicationRoutes.updateLanguage, { params: { id, languageId }, body: { version, values } }),
    { onDone: done },
  );
  const remove = useSubmit(
    (languageId: string) => call(applicationRoutes.removeLanguage, { params: { id, languageId }, query: { version } }),
    {
      onDone: done,
    },
  );
  const askToRemove = async (languageId: string) => {
    if (await confirm({ title: '删除这条外语成绩？', confirm: '删除', danger: true })) await remove.run(languageId);
  };
  const edit = ({ id: languageId, test, score, takenOn, note: words }: LanguageProficiency) =>
    setEditing({ id: languageId, values: { test, score, takenOn, note: words } });

  return (
    <>
      <Section
        title="外语水平"
        note={place}
        action={{ label: '添加', onTap: () => setEditing({ id: null, values: {} }) }}
      >
        {detail.languages.length === 0 ? (
          <Empty drawing="papers" title="还没有外语成绩" hint="没有可以不填" />
        ) : (
          <Card>
            {detail.languages.map((one) => (
              <Row
                key={one.id}
                title={`${languageTestLabels[one.test]} ${one.score}`}
                note={note(one)}
                trailing="修改"
                onTap={() => edit(one)}
              />
            ))}
          </Card>
        )}
        <Sheet
          open={editing !== null}
          title={editing?.id ? '修改外语水平' : '添加外语水平'}
          onClose={() => setEditing(null)}
          footer={
            <Button busy={save.busy} onTap={() => (editing ? void save.run(editing) : undefined)}>
              保存
            </Button>
          }
        >
          <FormFields
            form={languageProficiencyForm}
            values={editing?.values ?? {}}
            problems={save.failure?.problems ?? []}
            onChange={(values) => setEditing((before) => before && { ...before, values })}
          />
          {editing?.id ? (
            <Button kind="danger" busy={remove.busy} onTap={() => void askToRemove(editing.id ?? '')}>
              删除
            </Button>
          ) : null}
        </Sheet>
      </Section>
      <PartFooter>
        <Button onTap={onNext}>下一步</Button>
      </PartFooter>
    </>
  );
}
