import { LoadingOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { languagePack } from '../i18n/i18n.ts';
import { queryClient } from '../lib/query-client.ts';
import { useStore } from '../lib/store.ts';
import { useIsPhone } from '../lib/use-is-phone.ts';
import { router } from './router.tsx';
import { themeFor } from './theme/theme.ts';
import { usePrefersLessMotion } from './theme/use-prefers-less-motion.ts';
import { useThemeMode } from './theme/use-theme-mode.ts';

export function App() {
  const mode = useThemeMode();
  const motion = !usePrefersLessMotion();
  const theme = useMemo(() => themeFor(mode, motion), [mode, motion]);
  const pack = useStore(languagePack);
  const isPhone = useIsPhone();
  return (
    <ConfigProvider
      theme={theme}
      componentSize={isPhone ? 'large' : 'middle'}
      // A busy button keeps its name, and is itself again at once: the stock spinner speaks and leaves by an animation.
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      {...(pack ? { locale: pack.antd } : {})}
    >
      <AntApp component={false} message={{ maxCount: 2 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
