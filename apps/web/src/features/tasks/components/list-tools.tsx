import { LayoutOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseSplit, splitChoice } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useIsWide } from '../../../lib/use-is-wide.ts';

const ShortcutsHelp = lazy(async () => ({ default: (await import('./shortcuts-help.tsx')).ShortcutsHelp }));
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"]';

/** Tools of a list on wide screens: split view and the keys; `/` searches, `?` shows the keys. */
export function ListTools() {
  const { t } = useTranslation('tasks');
  const isWide = useIsWide();
  const isPhone = useIsPhone();
  const split = useStore(splitChoice);
  const [helping, setHelping] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (event.key === '?') setHelping(true);
      if (event.key !== '/') return;
      event.preventDefault();
      document.querySelector<HTMLElement>('search input[type="search"]')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  // Phones have no keys.
  if (isPhone) return null;
  const splitLabel = t(split ? 'split.off' : 'split.on');
  return (
    <>
      {isWide && (
        <Button
          type="text"
          icon={<LayoutOutlined />}
          aria-pressed={split}
          aria-label={splitLabel}
          title={splitLabel}
          onClick={() => chooseSplit(!split)}
        />
      )}
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={t('keys.open')}
        title={`${t('keys.open')} (?)`}
        onClick={() => setHelping(true)}
      />
      {helping && (
        <Suspense fallback={null}>
          <ShortcutsHelp onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </>
  );
}
