import { type ProgrammeInput, programmeRoutes } from '@yuanhang/contract';
import { programmeStatusLabels } from '@yuanhang/domain';
import { Form } from 'antd';
import { useSession } from '../../../shared/session';
import { Chip, PageHead } from '../../../shared/ui';
import { statusTones } from '../labels';
import { BasicFields } from './basic-fields';
import { ChainFields } from './chain-fields';
import { Materials } from './materials';
import { NewerVersion } from './newer-version';
import { ProgrammeActions } from './programme-actions';
import { ProgrammePreview } from './programme-preview';
import { Questions } from './questions';
import { TextFields } from './text-fields';
import { TimeFields } from './time-fields';
import { type ProgrammeDetail, useProgramme } from './use-programme';
import { Warnings } from './warnings';

interface ProgrammeEditorProps {
  /** Null before the first save. */
  readonly detail: ProgrammeDetail | null;
  readonly start: ProgrammeInput;
}

/** The form, a preview of the student's page, and the programme's actions. */
export function ProgrammeEditor({ detail, start }: ProgrammeEditorProps) {
  const [form] = Form.useForm<ProgrammeInput>();
  const { may } = useSession();
  const work = useProgramme(form, detail, start);
  const current = Form.useWatch([], { form, preserve: true });
  const programme: ProgrammeInput = { ...start, ...current };
  const fixed = !may(programmeRoutes.update) || detail?.status === 'archived';
  return (
    <>
      <PageHead
        title={detail ? programme.name || '没有名称的项目' : '新建项目'}
        note={
          detail && (
            <>
              <Chip tone={statusTones[detail.status]}>{programmeStatusLabels[detail.status]}</Chip> 已录取{' '}
              {detail.placesTaken}
              {detail.programme.places === null ? '，名额不限' : ` / ${detail.programme.places}`}
            </>
          )
        }
      >
        <ProgrammeActions detail={detail} work={work} form={form} />
      </PageHead>
      {detail && <Warnings warnings={detail.warnings} form={form} />}
      <div className="editor">
        <Form
          form={form}
          layout="vertical"
          initialValues={start}
          disabled={fixed}
          scrollToFirstError={{ block: 'center' }}
          onValuesChange={() => work.guard.mark(true)}
          onFinish={work.save}
        >
          <BasicFields />
          <TimeFields />
          <TextFields />
          <Materials
            programmeId={detail?.id ?? null}
            blankForms={detail?.blankForms ?? []}
            saved={work.seen.programme.requirements}
            fixed={fixed}
          />
          <Questions fixed={fixed} />
          <ChainFields fixed={fixed} />
        </Form>
        <ProgrammePreview programme={programme} />
      </div>
      <NewerVersion work={work} />
    </>
  );
}
