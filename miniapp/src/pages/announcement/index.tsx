import { useRouter } from '@tarojs/taro';
import { announcementRoutes } from '@yuanhang/contract';
import { dateInShanghai, formatDate } from '@yuanhang/domain';
import { call, useAnswer } from '../../shared/api';
import { AnswerView, Card, HtmlText, Page, Row } from '../../shared/ui';

export default function AnnouncementPage() {
  const { id = '' } = useRouter().params;
  const announcement = useAnswer(() => call(announcementRoutes.detail, { params: { id } }), [id]);
  return (
    <Page title="通知公告">
      <AnswerView answer={announcement}>
        {({ title, author, publishedAt, bodyHtml }) => (
          <Card>
            <Row title={title} note={`${author} · ${publishedOn(publishedAt)}`} />
            <HtmlText html={bodyHtml} />
          </Card>
        )}
      </AnswerView>
    </Page>
  );
}

function publishedOn(instant: string): string {
  const day = dateInShanghai(new Date(instant));
  return formatDate(day, day);
}
