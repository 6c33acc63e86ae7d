import { Suspense, useEffect } from 'react';
import { useSession } from '../shared/session';
import { Loading } from '../shared/ui';
import { NoPermission } from './corner-pages';
import type { Page } from './navigation';

/** A page for those it is made for; what the others get says so. */
export function PageOfRole({ page }: { page: Page }) {
  const { is } = useSession();
  useEffect(() => {
    document.title = `${page.title} · 远航`;
  }, [page.title]);
  if (!is(...page.roles)) return <NoPermission />;
  const { component: Content } = page;
  return (
    <Suspense fallback={<Loading />}>
      <Content />
    </Suspense>
  );
}
