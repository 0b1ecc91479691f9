import { type DirectorySource, LEAVER_RULES } from '@flowhall/contracts';
import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useCreateDirectory, useUpdateDirectory } from '../api/directories.ts';
import { type DirectoryValues, FRESH, toSettings, toValues } from '../lib/directory-values.ts';
import { ConnectionFields } from './connection-fields.tsx';
import styles from './directories.module.css';
import { MappingFields } from './mapping-fields.tsx';

/** Sets up a directory: how it is spoken to, what is read of it, when, and what becomes of leavers. */
export function DirectoryDialog({ directory, onClose }: { directory?: DirectorySource; onClose: () => void }) {
  const { t } = useTranslation('directories');
  const problemText = useProblemText();
  const [form] = Form.useForm<DirectoryValues>();
  const create = useCreateDirectory();
  const update = useUpdateDirectory(directory?.id ?? '');
  const { isPending, error } = directory ? update : create;
  const withUnits = Form.useWatch('withUnits', form) ?? true;
  const withGroups = Form.useWatch('withGroups', form) ?? false;
  const before = directory ? toValues(directory) : FRESH;

  const save = (said: DirectoryValues) => {
    const values = { ...before, ...said, units: said.units ?? before.units, groups: said.groups ?? before.groups };
    const body = { ...toSettings(values), ...(values.secret && { secret: values.secret }) };
    const done = { onSuccess: onClose };
    if (directory) update.mutate({ ...body, version: directory.version }, done);
    else create.mutate({ ...body, key: values.key }, done);
  };

  return (
    <SheetDialog
      open
      tall
      width={720}
      title={t(directory ? 'edit' : 'add')}
      confirmLabel={t('save')}
      pending={isPending}
      onConfirm={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={before} onFinish={save}>
        <ConnectionFields isNew={!directory} hasSecret={directory?.hasSecret === true} />
        <h3 className={styles.group}>{t('group.people')}</h3>
        <MappingFields kind="people" />
        <div className={styles.pair}>
          <Form.Item name="goneAttribute" label={t('gone')} extra={t('goneHint')}>
            <Input maxLength={100} spellCheck={false} placeholder="employeeStatus" />
          </Form.Item>
          <Form.Item name="goneValues" label={t('goneValues')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',']} />
          </Form.Item>
        </div>
        <Form.Item name="posts" label={t('posts')} extra={t('postsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
        </Form.Item>
        <h3 className={styles.group}>{t('group.units')}</h3>
        <Form.Item name="withUnits" label={t('withUnits')} valuePropName="checked" layout="horizontal">
          <Switch />
        </Form.Item>
        {withUnits && <MappingFields kind="units" />}
        <h3 className={styles.group}>{t('group.groups')}</h3>
        <Form.Item name="withGroups" label={t('withGroups')} valuePropName="checked" layout="horizontal">
          <Switch />
        </Form.Item>
        {withGroups && <MappingFields kind="groups" />}
        <h3 className={styles.group}>{t('group.runs')}</h3>
        <div className={styles.pair}>
          <Form.Item name="everyMinutes" label={t('everyMinutes')} extra={t('everyHint')}>
            <InputNumber min={0} max={10_080} precision={0} />
          </Form.Item>
          <Form.Item name="closeShare" label={t('closeShare')} extra={t('closeShareHint')}>
            <InputNumber min={1} max={100} precision={0} suffix="%" />
          </Form.Item>
        </div>
        <Form.Item name="leaverRule" label={t('rule')}>
          <Radio.Group options={LEAVER_RULES.map((value) => ({ value, label: t(`rules.${value}`) }))} />
        </Form.Item>
        <Form.Item name="changed" label={t('changed')} extra={t('changedHint')}>
          <Input maxLength={100} spellCheck={false} />
        </Form.Item>
        <Form.Item name="enabled" label={t('enabled')} valuePropName="checked" layout="horizontal">
          <Switch />
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
