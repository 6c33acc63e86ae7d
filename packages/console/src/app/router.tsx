import { createBrowserRouter, type RouteObject } from 'react-router';
import { SessionGate } from '../shared/session';
import { FirstPage, MissingPage } from './corner-pages';
import { pages } from './navigation';
import { PageOfRole } from './page-of-role';
import { Shell } from './shell';

const routes: RouteObject[] = pages.map((page) => ({ path: page.path, element: <PageOfRole page={page} /> }));

export const router = createBrowserRouter(
  [
    {
      element: (
        <SessionGate>
          <Shell />
        </SessionGate>
      ),
      children: [{ index: true, element: <FirstPage /> }, ...routes, { path: '*', element: <MissingPage /> }],
    },
  ],
  { basename: '/console' },
);
