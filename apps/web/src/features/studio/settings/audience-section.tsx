import type { PreviewAudienceBody } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { Radio, Select, TreeSelect } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, client } from '../../../lib/api/client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import { OpeningRows } from './opening-rows.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';
import { useOrganisation } from './use-organisation.ts';

type Kind = 'public' | 'everyone' | 'chosen';

/** Who may start the item, and who that is at present. */
export function AudienceSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const { departmentTree, roles, posts } = useOrganisation();
  const audience = manifest.audience ?? {};
  const kind: Kind = audience.public ? 'public' : audience.everyone ? 'everyone' : 'chosen';
  const lists = { roles: audience.roles, posts: audience.posts, departments: audience.departments };
  const choose = (next: Kind) => {
    if (next === 'chosen') set(['audience'], { posts: [] });
    else set(['audience'], { [next]: true });
  };
  const setList = (name: 'roles' | 'posts' | 'departments', keys: readonly string[]) => {
    const others = Object.values({ ...lists, [name]: [] }).some((one) => (one?.length ?? 0) > 0);
    set(['audience', name], keys.length > 0 || !others ? keys : undefined);
  };
  return (
    <>
      <div className={styles.row} data-setting="audience.everyone audience.public">
        <span>{t('audience')}</span>
        <Radio.Group
          aria-label={t('audience')}
          disabled={readOnly}
          value={kind}
          onChange={(event) => choose(event.target.value)}
          options={(['chosen', 'everyone', 'public'] as const).map((value) => ({
            value,
            label: t(`audienceKind.${value}`),
          }))}
        />
      </div>
      {kind === 'chosen' && (
        <>
          <SettingRow path={['audience', 'departments']} label={t('departments')} hint={t('departmentsHint')}>
            {(id) => (
              <TreeSelect
                id={id}
                className={styles.control ?? ''}
                multiple
                showSearch={{ treeNodeFilterProp: 'title' }}
                treeDefaultExpandAll
                disabled={readOnly}
                value={[...(audience.departments ?? [])]}
                treeData={departmentTree}
                onChange={(keys: string[]) => setList('departments', keys)}
              />
            )}
          </SettingRow>
          <ListRow name="posts" options={posts} value={audience.posts} onChange={setList} />
          <ListRow name="roles" options={roles} value={audience.roles} onChange={setList} />
        </>
      )}
      <AudiencePreview rule={audience} />
      <OpeningRows />
    </>
  );
}

interface ListRowProps {
  name: 'roles' | 'posts';
  options: readonly { value: string; label: string }[];
  value: readonly (string | undefined)[] | undefined;
  onChange: (name: 'roles' | 'posts', keys: readonly string[]) => void;
}

function ListRow({ name, options, value, onChange }: ListRowProps) {
  const { t } = useTranslation('settings');
  const { readOnly } = useSettings();
  return (
    <SettingRow path={['audience', name]} label={t(`audienceList.${name}`)}>
      {(id) => (
        <Select
          id={id}
          className={styles.control ?? ''}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          disabled={readOnly}
          value={(value ?? []).filter((key) => key !== undefined)}
          options={[...options]}
          onChange={(keys: string[]) => onChange(name, keys)}
        />
      )}
    </SettingRow>
  );
}

/** "Who is that?": how many people the rule lets in, and the first of them. */
function AudiencePreview({ rule }: { rule: object }) {
  const { t } = useTranslation('settings');
  const body = useDeferredValue(rule) as PreviewAudienceBody;
  const { data } = useQuery({
    queryKey: [...queryKeys.studio, 'audience', body],
    queryFn: ({ signal }) => answer(client.POST('/api/studio/audience-preview', { body, signal })),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  if (!data) return null;
  const names = data.people.map(({ name, department }) => (department ? `${name}（${department}）` : name));
  return (
    <p className={styles.who} aria-live="polite">
      <strong>{t('who', { count: data.count })}</strong>
      {names.length > 0 && ` ${names.join('、')}${data.count > names.length ? ' …' : ''}`}
      {'public' in body && <> {t('whoPublic')}</>}
    </p>
  );
}
