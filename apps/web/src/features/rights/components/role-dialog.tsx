import type { Permission, Role } from '@flowhall/contracts';
import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useChangeRole, useCreateRole } from '../api/rights.ts';
import { PERMISSION_GROUPS, permissionKey } from './permission-groups.ts';
import styles from './rights.module.css';

interface Values {
  key: string;
  zh: string;
  en: string;
  permissions: Permission[];
}

const KEY = /^[a-z][a-z0-9-]{0,62}$/;

/** Makes a role, changes one, or shows one that the reader may not change. */
export function RoleDialog({ role, onClose }: { role?: Role; onClose: () => void }) {
  const { t } = useTranslation('rights');
  const problemText = useProblemText();
  const [form] = Form.useForm<Values>();
  const create = useCreateRole();
  const change = useChangeRole(role?.id ?? '');
  const { isPending, error } = role ? change : create;
  const held = useCurrentUser().permissions;
  const locked = role !== undefined && !role.grantable;
  const required = { required: true, whitespace: true, message: t('roles.missing') };

  const save = ({ key, zh, en, permissions }: Values) => {
    const body = { name: { zh, en }, permissions };
    const done = { onSuccess: onClose };
    if (role) change.mutate(body, done);
    else create.mutate({ key, ...body }, done);
  };

  return (
    <SheetDialog
      open
      title={t(locked ? 'roles.view' : role ? 'roles.edit' : 'roles.add')}
      confirmLabel={t('roles.save')}
      confirmDisabled={locked}
      pending={isPending}
      {...(locked && { footerNote: t('roles.notYours') })}
      onConfirm={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={locked}
        initialValues={
          role
            ? { key: role.key, zh: role.name.zh, en: role.name.en, permissions: role.permissions }
            : { key: '', zh: '', en: '', permissions: [] }
        }
        onFinish={save}
      >
        <div className={styles.pair}>
          <Form.Item name="zh" label={t('roles.nameZh')} rules={[required]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="en" label={t('roles.nameEn')} rules={[required]}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        {!role && (
          <Form.Item
            name="key"
            label={t('roles.key')}
            extra={t('roles.keyHint')}
            rules={[{ pattern: KEY, required: true, message: t('roles.keyWrong') }]}
          >
            <Input maxLength={63} autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name="permissions" label={t('roles.permissions')}>
          <Checkbox.Group className={styles.groups ?? ''}>
            {PERMISSION_GROUPS.map(({ name, permissions }) => (
              <fieldset key={name} aria-label={t(`group.${name}`)} className={styles.group}>
                <span aria-hidden="true" className={styles.groupName}>
                  {t(`group.${name}`)}
                </span>
                {permissions.map((permission) => (
                  <Checkbox
                    key={permission}
                    value={permission}
                    disabled={locked || !held.includes(permission)}
                    {...(!held.includes(permission) && { title: t('roles.yours') })}
                  >
                    {t(`permission.${permissionKey(permission)}`)}
                  </Checkbox>
                ))}
              </fieldset>
            ))}
          </Checkbox.Group>
        </Form.Item>
      </Form>
      {error && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
    </SheetDialog>
  );
}
