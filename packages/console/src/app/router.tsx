import { createBrowserRouter, type RouteObject } from 'react-router';
import { SessionGate } from '../shared/session';
import { FirstPage, MissingPage } from './corner-pages';
import { pages } from './navigation';
import { PermittedPage } from './permitted-page';
import { Shell } from './shell';

const routes: RouteObject[] = pages.map((page) => ({ path: page.path, element: <PermittedPage page={page} /> }));

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
