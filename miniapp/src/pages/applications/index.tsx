import { Empty, Page } from '../../shared/ui';

export default function Placeholder() {
  return (
    <Page title="远航">
      <Empty title="正在准备" />
    </Page>
  );
}
