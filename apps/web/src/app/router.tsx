import { createBrowserRouter, matchPath, type RouteObject } from 'react-router';
import { setPrefetcher } from '../lib/prefetch.ts';
import type { AppRoute } from '../lib/route.ts';
import { AppLayout } from './layout/app-layout.tsx';
import { StartScreen } from './layout/start-screen.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Protected } from './protected.tsx';
import { RouteError } from './route-error.tsx';
import { routes } from './routes.ts';

function toRouteObject(route: AppRoute): RouteObject {
  return {
    path: route.path,
    errorElement: <RouteError />,
    lazy: async () => {
      const Page = await route.load();
      const { access } = route;
      if (access === 'public' || access === 'signed-in') return { Component: Page };
      return {
        element: (
          <Protected permission={access}>
            <Page />
          </Protected>
        ),
      };
    },
  };
}

export const router = createBrowserRouter([
  {
    errorElement: <RouteError />,
    HydrateFallback: StartScreen,
    children: [
      ...routes.filter((route) => route.access === 'public').map(toRouteObject),
      {
        element: (
          <Protected>
            <AppLayout />
          </Protected>
        ),
        children: [
          ...routes.filter((route) => route.access !== 'public').map(toRouteObject),
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]);

setPrefetcher((path) => {
  const pathname = path.split(/[?#]/, 1)[0] ?? path;
  // A failed prefetch is no error: opening the page tries again and reports.
  void routes
    .find((route) => matchPath(route.path, pathname))
    ?.load()
    .catch(() => undefined);
});
