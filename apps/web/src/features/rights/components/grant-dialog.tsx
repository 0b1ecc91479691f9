import type { Grant, Person } from '@flowhall/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../../../components/people-picker/people-picker.tsx';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { itemNamesQuery } from '../../../lib/lists/item-names.ts';
import { useLocalized } from '../../../lib/localized.ts';
import { orgTreeQuery } from '../../../lib/org/org-tree.ts';
import { rolesQuery, useSaveGrant } from '../api/rights.ts';
import styles from './rights.module.css';

interface Values {
  roleId?: string;
  departmentIds: string[];
  itemKeys: string[];
}

export interface GrantDialogProps {
  /** The one to change; else a new one. */
  grant?: Grant;
  /** Whom a new one is for, as far as that is known. */
  person?: Person | undefined;
  onClose: () => void;
}

/** Gives a role to somebody, everywhere or for departments and services. */
export function GrantDialog({ grant, person: known, onClose }: GrantDialogProps) {
  const { t } = useTranslation('rights');
  const text = useLocalized();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [form] = Form.useForm<Values>();
  const [person, setPerson] = useState<Person | undefined>(grant?.user ?? known);
  const [picking, setPicking] = useState(false);
  const [asked, setAsked] = useState(false);
  const roles = useQuery(rolesQuery);
  const tree = useQuery(orgTreeQuery);
  const services = useQuery(itemNamesQuery);
  const save = useSaveGrant();
  const departments = tree.data?.departments ?? [];

  const give = ({ roleId, departmentIds, itemKeys }: Values) => {
    if (!person || !roleId) return;
    save.mutate(
      { userId: person.id, roleId, departmentIds, itemKeys },
      {
        onSuccess: () => {
          void message.success(t('grants.given'));
          onClose();
        },
      },
    );
  };

  return (
    <SheetDialog
      open
      title={t(grant ? 'grants.edit' : 'grants.add')}
      confirmLabel={t(grant ? 'grants.change' : 'grants.save')}
      pending={save.isPending}
      onConfirm={() => {
        setAsked(true);
        form.submit();
      }}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          roleId: grant?.role.id,
          departmentIds: grant?.departments.map(({ id }) => id) ?? [],
          itemKeys: grant?.items.map(({ key }) => key) ?? [],
        }}
        onFinish={give}
      >
        <Form.Item
          label={t('grants.person')}
          {...(asked && !person && { validateStatus: 'error', help: t('grants.missing') })}
        >
          <Button block disabled={grant !== undefined} onClick={() => setPicking(true)}>
            {person ? [person.name, person.department].filter(Boolean).join(' · ') : t('grants.pickPerson')}
          </Button>
        </Form.Item>
        <Form.Item name="roleId" label={t('grants.role')} rules={[{ required: true, message: t('grants.missing') }]}>
          <Select
            disabled={grant !== undefined}
            loading={roles.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={roles.data?.items
              .filter((role) => role.grantable)
              .map((role) => ({ value: role.id, label: text(role.name) }))}
          />
        </Form.Item>
        <Form.Item name="departmentIds" label={t('grants.departments')}>
          <TreeSelect
            multiple
            allowClear
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDataSimpleMode
            treeDefaultExpandedKeys={departments.filter((one) => one.parentId === null).map((one) => one.id)}
            loading={tree.isPending}
            placeholder={t('grants.departmentsHint')}
            treeData={departments.map(({ id, parentId, name }) => ({
              ...{ id, pId: parentId ?? 0, value: id, title: text(name) },
            }))}
          />
        </Form.Item>
        <Form.Item name="itemKeys" label={t('grants.items')}>
          <Select
            mode="multiple"
            allowClear
            loading={services.isPending}
            placeholder={t('grants.itemsHint')}
            showSearch={{ optionFilterProp: 'label' }}
            options={services.data?.items.map(({ key, name }) => ({ value: key, label: text(name) }))}
          />
        </Form.Item>
      </Form>
      {save.error && (
        <p role="alert" className={styles.problem}>
          {problemText(save.error)}
        </p>
      )}
      <PeoplePicker
        open={picking}
        title={t('grants.pickPerson')}
        multiple={false}
        {...(person && { value: [person] })}
        onConfirm={([picked]) => {
          setPerson(picked);
          setPicking(false);
        }}
        onCancel={() => setPicking(false)}
      />
    </SheetDialog>
  );
}
