import { EllipsisOutlined } from '@ant-design/icons';
import type { DefinitionSummary } from '@flowhall/contracts';
import { App, Button, Dropdown, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { paths } from '../../../lib/paths.ts';
import { useCreateDraft } from '../api/items.ts';
import { downloadVersion } from '../api/zips.ts';
import { useItemDraft } from '../store/use-item-draft.ts';
import { ChangeList } from './change-list.tsx';
import type { PersonChanges } from './group-changes.ts';
import { MigrateDialog } from './migrate-dialog.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import styles from './versions-tab.module.css';

export interface VersionRowProps {
  version: DefinitionSummary;
  current: DefinitionSummary | undefined;
  /** Who has changed what, compared with the version before. */
  changes: readonly PersonChanges[];
  onCompare: () => void;
}

/** A version: when, by whom, why, what runs on it, and what can be done with it. */
export function VersionRow({ version, current, changes, onCompare }: VersionRowProps) {
  const { t } = useTranslation('studio');
  const { draft } = useItemDraft();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const create = useCreateDraft();
  const [dialog, setDialog] = useState<'roll-back' | 'migrate' | null>(null);
  const { deploy, migrate } = draft.abilities;
  const mayMigrate = migrate && !version.current && version.runningInstances > 0;
  const editFrom = () =>
    create.mutate(
      { itemKey: version.itemKey, from: { version: version.version } },
      {
        onSuccess: ({ id }) => void navigate(paths.studioDraft(id)),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  const failed = (error: unknown) => void message.error(problemText(error));
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <strong>{t('version', { version: version.version })}</strong>
        {version.current && <Tag color="blue">{t('versions.current')}</Tag>}
        <span className={styles.quiet}>
          {version.deployedBy ?? t('versions.byServer')} · <RelativeTime value={version.deployedAt} />
        </span>
        {version.runningInstances > 0 && <span>{t('runningCount', { count: version.runningInstances })}</span>}
        <span className={styles.actions}>
          <Button size="small" onClick={onCompare}>
            {t('versions.compare')}
          </Button>
          {mayMigrate && (
            <Button size="small" onClick={() => setDialog('migrate')}>
              {t('versions.migrate')}
            </Button>
          )}
          {deploy && !version.current && (
            <Button size="small" onClick={() => setDialog('roll-back')}>
              {t('versions.rollBack')}
            </Button>
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'edit', label: t('versions.editFrom') },
                { key: 'export', label: t('versions.export') },
              ],
              onClick: ({ key }) => {
                if (key === 'edit') editFrom();
                else downloadVersion(version.id, version.itemKey, version.version).catch(failed);
              },
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<EllipsisOutlined />}
              aria-haspopup="menu"
              aria-label={t('versions.more', { version: version.version })}
            />
          </Dropdown>
        </span>
      </div>
      {version.reason && <p className={styles.reason}>{version.reason}</p>}
      <ChangeList label={t('changes.ofVersion', { version: version.version })} people={changes} />
      {dialog === 'roll-back' && <RollBackDialog version={version} onClose={() => setDialog(null)} />}
      {dialog === 'migrate' && current && <MigrateDialog from={version} to={current} onClose={() => setDialog(null)} />}
    </li>
  );
}
