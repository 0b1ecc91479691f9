import { DeleteOutlined, DownOutlined, PlusOutlined, UploadOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualRows, SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { useSettings } from './settings-context.ts';

const KINDS = '.docx,.xlsx,.pdf,.html,.png,.jpg,.jpeg,.svg';

/** What applicants have to bring, the field that takes it, and the template to download. */
export function MaterialsSection() {
  const { t } = useTranslation('settings');
  const { manifest, set, readOnly } = useSettings();
  const materials = manifest.materials ?? [];
  const move = (from: number, to: number) => {
    const next = [...materials];
    next.splice(to, 0, ...next.splice(from, 1));
    set(['materials'], next);
  };
  return (
    <>
      {materials.length === 0 && <p className={styles.hint}>{t('materialsNone')}</p>}
      {materials.map((material, index) => (
        // A material has no other identity than its place.
        <fieldset key={index} className={styles.material}>
          <legend>
            {t('material', { number: index + 1 })}
            {!readOnly && (
              <span>
                <Button
                  type="text"
                  size="small"
                  icon={<UpOutlined aria-hidden />}
                  aria-label={t('up')}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DownOutlined aria-hidden />}
                  aria-label={t('down')}
                  disabled={index === materials.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('remove')}
                  onClick={() => set(['materials', index], undefined)}
                />
              </span>
            )}
          </legend>
          <BilingualRows
            path={['materials', index, 'name']}
            label={t('materialName')}
            value={material?.name}
            maxLength={100}
          />
          <SettingRow path={['materials', index, 'required']} label={t('materialNeed')}>
            {(id) => (
              <Checkbox
                id={id}
                disabled={readOnly}
                checked={material?.required ?? false}
                onChange={(event) => set(['materials', index, 'required'], event.target.checked)}
              >
                {t('materialRequired')}
              </Checkbox>
            )}
          </SettingRow>
          <BilingualRows
            path={['materials', index, 'condition']}
            label={t('materialCondition')}
            value={material?.condition}
            maxLength={200}
          />
          <FieldRow
            path={['materials', index, 'field']}
            label={t('materialField')}
            value={material?.field}
            format="attachment"
          />
          <TemplateRow index={index} value={material?.template} />
        </fieldset>
      ))}
      {!readOnly && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set(['materials', materials.length], { name: { zh: '材料', en: 'Document' }, required: true })}
        >
          {t('materialAdd')}
        </Button>
      )}
    </>
  );
}

interface FieldRowProps {
  path: readonly (string | number)[];
  label: string;
  value: string | undefined;
  /** Only fields of this format. */
  format?: string;
  hint?: string;
}

/** A field of the form, chosen by its title. */
export function FieldRow({ path, label, value, format, hint }: FieldRowProps) {
  const { set, fields, readOnly } = useSettings();
  const fitting = fields.filter((field) => format === undefined || field.format === format);
  return (
    <SettingRow path={path} label={label} hint={hint}>
      {(id) => (
        <Select
          id={id}
          className={styles.control ?? ''}
          allowClear
          disabled={readOnly}
          value={value ?? null}
          options={fitting.map(({ name, title }) => ({
            value: name,
            label: title === name ? name : `${title} · ${name}`,
          }))}
          onChange={(name: string | null | undefined) => set(path, name ?? undefined)}
        />
      )}
    </SettingRow>
  );
}

function TemplateRow({ index, value }: { index: number; value: string | undefined }) {
  const { t } = useTranslation('settings');
  const { set, templates, addTemplate, readOnly } = useSettings();
  const path = ['materials', index, 'template'];
  return (
    <SettingRow path={path} label={t('materialTemplate')} hint={t('materialTemplateHint')}>
      {(id) => (
        <span className={styles.template}>
          <Select
            id={id}
            className={styles.control ?? ''}
            allowClear
            disabled={readOnly}
            value={value ?? null}
            options={templates.map((one) => ({ value: one, label: one.slice('templates/'.length) }))}
            onChange={(next: string | null | undefined) => set(path, next ?? undefined)}
          />
          {!readOnly && (
            <Upload
              accept={KINDS}
              showUploadList={false}
              beforeUpload={(file: File) => {
                void file.arrayBuffer().then((bytes) => set(path, addTemplate(file.name, new Uint8Array(bytes))));
                return false;
              }}
            >
              <Button icon={<UploadOutlined aria-hidden />}>{t('upload')}</Button>
            </Upload>
          )}
        </span>
      )}
    </SettingRow>
  );
}
