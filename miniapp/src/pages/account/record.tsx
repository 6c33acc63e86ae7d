import { identityRoutes, type MyRecord } from '@yuanhang/contract';
import { checkComplete, type FormValues } from '@yuanhang/domain';
import { useState } from 'react';
import { contactForm } from '../../features/record/contact-form';
import { RegisterCard } from '../../features/record/register-card';
import { call, useAnswer, useSubmit } from '../../shared/api';
import { AnswerView, Button, Card, FormFields, Page, PartFooter, Section, showDone } from '../../shared/ui';

export default function RecordPage() {
  const record = useAnswer(() => call(identityRoutes.myRecord, {}));
  return (
    <Page title="我的信息">
      <AnswerView answer={record}>
        {({ contact, register }) => (
          <>
            <Contact contact={contact} onSaved={() => void record.reload()} />
            <Section title="学籍信息" note="来自学生名册">
              <RegisterCard register={register} />
            </Section>
          </>
        )}
      </AnswerView>
    </Page>
  );
}

/** The editable part comes first, because students open the page to change it. */
function Contact({ contact, onSaved }: { readonly contact: MyRecord['contact']; readonly onSaved: () => void }) {
  const [typed, setTyped] = useState<FormValues | null>(null);
  const values = { ...contact, ...typed };
  const save = useSubmit(
    (filled: FormValues) => {
      const text = (key: keyof MyRecord['contact']) => String(filled[key] ?? '').trim();
      const body = {
        phone: text('phone'),
        email: text('email'),
        address: text('address'),
        emergencyName: text('emergencyName'),
        emergencyRelation: text('emergencyRelation'),
        emergencyPhone: text('emergencyPhone'),
      };
      return call(identityRoutes.updateContact, { body });
    },
    {
      onDone: () => {
        setTyped(null);
        showDone('已保存');
        onSaved();
      },
    },
  );
  const wrong = checkComplete(contactForm, values);
  return (
    <>
      <Section title="联系方式" note={typed ? '还没有保存' : '新的申请会自动带上'}>
        <Card>
          <FormFields
            form={contactForm}
            values={values}
            problems={typed ? [...(save.failure?.problems ?? []), ...wrong] : []}
            onChange={setTyped}
          />
        </Card>
      </Section>
      {typed ? (
        <PartFooter>
          <Button busy={save.busy} disabled={wrong.length > 0} onTap={() => void save.run(values)}>
            保存
          </Button>
        </PartFooter>
      ) : null}
    </>
  );
}
