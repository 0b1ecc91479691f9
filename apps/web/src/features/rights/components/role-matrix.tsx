import { CheckOutlined } from '@ant-design/icons';
import type { Role } from '@flowhall/contracts';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/localized.ts';
import { PERMISSION_GROUPS, permissionKey } from './permission-groups.ts';
import styles from './rights.module.css';

/** What each role permits, in plain words: permissions down, roles across. */
export function RoleMatrix({ roles, onOpen }: { roles: readonly Role[]; onOpen: (role: Role) => void }) {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  return (
    <section className={styles.matrixBox} aria-label={t('roles.title')} tabIndex={-1}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <Button type="link" className={styles.roleButton ?? ''} onClick={() => onOpen(role)}>
                  {text(role.name)}
                </Button>
                <p className={styles.quiet}>{t('roles.people', { count: role.people })}</p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PERMISSION_GROUPS.map(({ name, permissions }) => (
            <Fragment key={name}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {t(`group.${name}`)}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{t(`permission.${permissionKey(permission)}`)}</th>
                  {roles.map((role) => (
                    <td key={role.id}>
                      {role.permissions.includes(permission) ? (
                        <CheckOutlined className={styles.yes ?? ''} aria-label={t('roles.granted')} />
                      ) : (
                        <span className={styles.no} role="img" aria-label={t('roles.notGranted')}>
                          –
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
