import { Suspense, useEffect } from 'react';
import { useSession } from '../shared/session';
import { Loading } from '../shared/ui';
import { NoPermission } from './corner-pages';
import { useCounts } from './counts';
import type { Page } from './navigation';

/** Shows the page to users who may call the route it needs, and a message to others. */
export function PermittedPage({ page }: { page: Page }) {
  const { may } = useSession();
  const { help } = useCounts();
  useEffect(() => {
    document.title = `${help ? `(${help}) 求助 · ` : ''}${page.title} · 远航`;
  }, [page.title, help]);
  if (!may(page.needs)) return <NoPermission />;
  const { component: Content } = page;
  return (
    <Suspense fallback={<Loading />}>
      <Content />
    </Suspense>
  );
}
