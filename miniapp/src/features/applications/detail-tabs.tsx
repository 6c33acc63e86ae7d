import type { ApplicationDetail } from '@yuanhang/contract';
import { languageTestLabels } from '@yuanhang/domain';
import { Card, Empty, FormFields, Row, Section, StepsBar, Timeline } from '../../shared/ui';
import { MaterialsCard } from '../attachments/materials-card';
import { openPaper } from '../attachments/open-attachment';
import { MobilityCard } from '../mobility/mobility-card';
import { historyItems, progressItems } from './history';

export const detailTabs = [
  { key: 'progress', label: '进度' },
  { key: 'basic', label: '基本信息' },
  { key: 'application', label: '申请信息' },
  { key: 'documents', label: '文书' },
  { key: 'materials', label: '材料' },
  { key: 'history', label: '记录' },
] as const;
export type DetailTab = (typeof detailTabs)[number]['key'];

interface Props {
  readonly tab: DetailTab;
  readonly detail: ApplicationDetail;
  readonly reload: () => Promise<void>;
}

/** One tab of the application page, read-only. */
export function DetailPart({ tab, detail, reload }: Props) {
  switch (tab) {
    case 'progress':
      return <Progress detail={detail} />;
    case 'basic':
      return (
        <Card>
          <FormFields readOnly form={detail.pages.basic.form} values={detail.pages.basic.values} />
        </Card>
      );
    case 'application':
      return <ApplicationPages detail={detail} />;
    case 'documents':
      return <Documents detail={detail} />;
    case 'materials':
      return (
        <MaterialsCard
          owner={{ type: 'application', id: detail.id }}
          materials={detail.materials}
          mayChange={false}
          onChange={() => void reload()}
        />
      );
    case 'history':
      return (
        <Card>
          <Timeline items={historyItems(detail.timeline)} />
        </Card>
      );
  }
}

/** The stages, the mobility and every review step. */
function Progress({ detail }: { readonly detail: ApplicationDetail }) {
  const { mobility, stage, programme, now, milestones, progress } = detail;
  return (
    <>
      <Card>
        <StepsBar steps={milestones} />
      </Card>
      {mobility && stage === 'dispatched' ? <MobilityCard mobility={mobility} city={programme.city} now={now} /> : null}
      <Card>
        <Timeline items={progressItems(progress)} />
      </Card>
    </>
  );
}

function ApplicationPages({ detail: { pages, languages } }: { readonly detail: ApplicationDetail }) {
  const more = [pages.selfArranged, pages.questions].filter((page) => page !== null && page.form.fields.length > 0);
  return (
    <>
      <Card>
        <FormFields readOnly form={pages.application.form} values={pages.application.values} />
      </Card>
      {more.map((page) =>
        page === null ? null : (
          <Section key={page.form.key} title={page.form.title}>
            <Card>
              <FormFields readOnly form={page.form} values={page.values} />
            </Card>
          </Section>
        ),
      )}
      <Section title="外语水平">
        <Card>
          {languages.length === 0 ? <Row plain title="没有填写外语成绩" /> : null}
          {languages.map(({ id, test, score, takenOn, note }) => (
            <Row
              key={id}
              title={`${languageTestLabels[test]} ${score}`}
              note={[`${takenOn.slice(0, 4)} 年 ${Number(takenOn.slice(5, 7))} 月`, note].filter(Boolean).join(' · ')}
            />
          ))}
        </Card>
      </Section>
    </>
  );
}

function Documents({ detail: { documents, declaration } }: { readonly detail: ApplicationDetail }) {
  return (
    <>
      {documents.length === 0 ? <Empty drawing="papers" title="还没有文书" hint="提交后可以在这里下载申请表" /> : null}
      {documents.length > 0 ? (
        <Card>
          {documents.map(({ key, title, url, missingCharacters }) => (
            <Row
              key={key}
              icon="file"
              title={title}
              note={
                missingCharacters.length === 0
                  ? 'PDF · 点开查看或保存'
                  : `PDF · 有 ${missingCharacters.length} 个字无法打印：${missingCharacters.join(' ')}，将印为〓`
              }
              onTap={() => void openPaper(url)}
            />
          ))}
        </Card>
      ) : null}
      <Section title="本人承诺">
        <Card>
          <Row plain title={declaration} />
        </Card>
      </Section>
    </>
  );
}
