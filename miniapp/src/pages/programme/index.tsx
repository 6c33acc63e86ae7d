import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { type ProgrammeDetail, programmeRoutes } from '@yuanhang/contract';
import { useState } from 'react';
import { ApplyFooter } from '../../features/programmes/apply-footer';
import { Destination } from '../../features/programmes/destination';
import { ProgrammeFacts } from '../../features/programmes/programme-facts';
import { ProgrammeMaterials } from '../../features/programmes/programme-materials';
import { programmeCard } from '../../features/programmes/share-card';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Card, Empty, HtmlText, Page, Tabs } from '../../shared/ui';

const tabs = [
  { key: 'introduction', label: '项目介绍' },
  { key: 'notice', label: '申报须知' },
  { key: 'materials', label: '所需材料' },
] as const;
type Tab = (typeof tabs)[number]['key'];

export default function ProgrammePage() {
  const { id = '' } = useRouter().params;
  const programme = useAnswer(() => call(programmeRoutes.detail, { params: { id } }), [id]);
  const [tab, setTab] = useState<Tab>('introduction');
  useShareAppMessage(() => programmeCard(programme.data, id));
  const footer = programme.data ? <ApplyFooter programme={programme.data} /> : null;
  return (
    <Page title="项目详情" footer={footer}>
      <AnswerView answer={programme}>
        {(data) => (
          <>
            <Destination programme={data} />
            <ProgrammeFacts programme={data} />
            <Tabs tabs={tabs} active={tab} onChange={setTab} />
            <Part tab={tab} programme={data} />
          </>
        )}
      </AnswerView>
    </Page>
  );
}

function Part({ tab, programme }: { readonly tab: Tab; readonly programme: ProgrammeDetail }) {
  if (tab === 'materials') return <ProgrammeMaterials requirements={programme.requirements} />;
  const html = tab === 'notice' ? programme.noticeHtml : programme.introductionHtml;
  if (html === '') return <Empty drawing="papers" title="发布者没有填写这一项" />;
  return (
    <Card>
      <HtmlText html={html} />
    </Card>
  );
}
