import { FilterOutlined } from '@ant-design/icons';
import type { ListName } from '@flowhall/contracts';
import { Button, Drawer, Popover, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countFilters } from '../../lib/lists/list-params.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import styles from './list-toolbar.module.css';
import type { ListItems } from './use-list-items.ts';
import type { ListState } from './use-list-state.ts';

const load = () => import('./filter-form.tsx');
const FilterForm = lazy(async () => ({ default: (await load()).FilterForm }));

export interface FilterButtonProps {
  list: ListName;
  state: ListState;
  items: ListItems;
  /** About to be opened: what one can choose from is needed now. */
  onOpen: () => void;
}

/** Opens the filters of a list: beside the button on wide screens, in a drawer on phones. Each takes effect at once. */
export function FilterButton({ list, state, items, onOpen }: FilterButtonProps) {
  const { t } = useTranslation(['lists', 'common']);
  const isPhone = useIsPhone();
  const [open, setOpen] = useState(false);
  const count = countFilters(state.filters);
  const preload = () => {
    onOpen();
    void load().catch(() => undefined);
  };
  const form = (
    <Suspense fallback={<Skeleton active className={styles.loading} />}>
      <FilterForm list={list} state={state} items={items} />
    </Suspense>
  );
  const button = (
    <Button
      icon={<FilterOutlined />}
      aria-haspopup="dialog"
      aria-expanded={open}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => {
        onOpen();
        if (isPhone) setOpen(true);
      }}
    >
      {count > 0 ? t('filterCount', { count }) : t('filter')}
    </Button>
  );
  if (!isPhone) {
    return (
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        content={
          <div className={styles.panel} role="dialog" aria-label={t('filter')}>
            {form}
          </div>
        }
      >
        {button}
      </Popover>
    );
  }
  return (
    <>
      {button}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        rootClassName={styles.drawer ?? ''}
        title={t('filter')}
        footer={
          <div className={styles.drawerFoot}>
            <Button onClick={state.clear} disabled={count === 0}>
              {t('clear')}
            </Button>
            <Button type="primary" onClick={() => setOpen(false)}>
              {t('showResults')}
            </Button>
          </div>
        }
      >
        {form}
      </Drawer>
    </>
  );
}
