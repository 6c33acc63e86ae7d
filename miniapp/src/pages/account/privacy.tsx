import Taro, { useRouter } from '@tarojs/taro';
import { privacyRoutes } from '@yuanhang/contract';
import { paths } from '../../features/navigation/paths';
import { ConsentCard } from '../../features/privacy/consent-card';
import { ErasureCard } from '../../features/privacy/erasure-card';
import { ExportCard } from '../../features/privacy/export-card';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Card, Page, Row, Section } from '../../shared/ui';

/** 我的数据与同意: consents, data export and erasure. */
export default function PrivacyPage() {
  const { confirmed } = useRouter().params;
  const consents = useAnswer(() => call(privacyRoutes.consents, {}));
  // After confirming the password the user expects the export at once.
  const data = (
    <Section title="我的数据">
      <ExportCard confirmed={confirmed !== undefined} />
      <ErasureCard />
    </Section>
  );
  return (
    <Page title="我的数据与同意">
      {confirmed === undefined ? null : data}
      <Card>
        <Row
          icon="shield"
          title="个人信息怎样处理"
          note="收集什么、用来做什么、谁能看到、保存多久"
          onTap={() => void Taro.navigateTo({ url: paths.policy })}
        />
      </Card>
      <Section title="按用途同意">
        <AnswerView answer={consents}>
          {({ items }) =>
            items.map((consent) => (
              <ConsentCard
                key={consent.purpose}
                consent={consent}
                onDecided={(all) => consents.change(() => ({ items: [...all] }))}
              />
            ))
          }
        </AnswerView>
      </Section>
      {confirmed === undefined ? data : null}
    </Page>
  );
}
