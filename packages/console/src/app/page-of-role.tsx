import { Suspense, useEffect } from 'react';
import { useSession } from '../shared/session';
import { Loading } from '../shared/ui';
import { NoPermission } from './corner-pages';
import { useCounts } from './counts';
import type { Page } from './navigation';

/** A page for those it is made for; what the others get says so. */
export function PageOfRole({ page }: { page: Page }) {
  const { is } = useSession();
  const { help } = useCounts();
  useEffect(() => {
    document.title = `${help ? `(${help}) 求助 · ` : ''}${page.title} · 远航`;
  }, [page.title, help]);
  if (!is(...page.roles)) return <NoPermission />;
  const { component: Content } = page;
  return (
    <Suspense fallback={<Loading />}>
      <Content />
    </Suspense>
  );
}
