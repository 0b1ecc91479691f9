import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { Role } from '@flowhall/contracts';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { paths } from '../../../lib/paths.ts';
import { useDeleteRole } from '../api/rights.ts';
import { permissionKey } from './permission-groups.ts';
import styles from './rights.module.css';

/** A role: who has it, what it permits, and what can be done with it. */
export function RoleCard({ role, onEdit }: { role: Role; onEdit: () => void }) {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  const { modal, message } = App.useApp();
  const problemText = useProblemText();
  const remove = useDeleteRole();
  const askToRemove = () =>
    modal.confirm({
      title: t('roles.removeTitle', { name: text(role.name) }),
      content: t('roles.removeText'),
      okText: t('roles.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(role.id).catch((error: unknown) => void message.error(problemText(error))),
    });
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>{text(role.name)}</h2>
        <Link to={`${paths.adminGrants()}?role=${role.id}`}>{t('roles.people', { count: role.people })}</Link>
        <Button type="text" icon={<EditOutlined />} onClick={onEdit}>
          {t(role.grantable ? 'roles.edit' : 'roles.view')}
        </Button>
        {role.grantable && role.people === 0 && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            title={t('roles.remove')}
            aria-label={t('roles.remove')}
            onClick={askToRemove}
          />
        )}
      </div>
      <p className={styles.quiet}>
        {role.permissions.map((permission) => t(`permission.${permissionKey(permission)}`)).join(' · ') ||
          t('roles.none')}
      </p>
    </section>
  );
}
