import { KEPT_FROM_TOKENS, type Permission } from '@flowhall/contracts';
import { App, Button, Checkbox, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { SheetDialog } from '../../../components/sheet-dialog/sheet-dialog.tsx';
import { useProblemText } from '../../../components/states/problem-text.ts';
import { useCurrentUser } from '../../../lib/session/session.ts';
import { useIsPhone } from '../../../lib/use-is-phone.ts';
import { useCreateToken } from '../api/own.ts';
import { permissionKey } from './permission-groups.ts';
import styles from './rights.module.css';

interface Values {
  name: string;
  scopes: ('self' | Permission)[];
  until: Dayjs;
}

const USUAL_DAYS = 90;

/** Makes a token and shows it, this once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('rights');
  const { message } = App.useApp();
  const problemText = useProblemText();
  const isPhone = useIsPhone();
  const [form] = Form.useForm<Values>();
  const create = useCreateToken();
  const kept: readonly string[] = KEPT_FROM_TOKENS;
  const own = useCurrentUser().permissions.filter((name) => !kept.includes(name));
  const token = create.data?.token;
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => void message.success(t('tokens.copied')),
      () => undefined,
    );
  const save = ({ name, scopes, until }: Values) =>
    create.mutate({ name, scopes, expiresAt: until.endOf('day').toISOString() });

  if (token) {
    return (
      <SheetDialog
        open
        title={t('tokens.createdTitle')}
        confirmLabel={t('tokens.done')}
        onConfirm={onClose}
        onCancel={onClose}
      >
        <p>{t('tokens.createdText')}</p>
        <code className={styles.token}>{token}</code>
        <Button block onClick={() => void copy(token)}>
          {t('tokens.copy')}
        </Button>
      </SheetDialog>
    );
  }
  return (
    <SheetDialog
      open
      title={t('tokens.add')}
      confirmLabel={t('tokens.create')}
      pending={create.isPending}
      onConfirm={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', scopes: ['self'], until: dayjs().add(USUAL_DAYS, 'day') }}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={t('tokens.name')}
          rules={[{ required: true, whitespace: true, message: t('tokens.missing') }]}
        >
          <Input maxLength={100} placeholder={t('tokens.namePlaceholder')} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('tokens.scopes')}
          rules={[{ type: 'array', min: 1, message: t('tokens.pickScope') }]}
        >
          <Checkbox.Group className={styles.groups ?? ''}>
            <Checkbox value="self">{t('tokens.self')}</Checkbox>
            {own.map((permission) => (
              <Checkbox key={permission} value={permission}>
                {t(`permission.${permissionKey(permission)}`)}
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        <Form.Item
          name="until"
          label={t('tokens.until')}
          extra={t('tokens.untilHint')}
          rules={[{ required: true, message: t('tokens.missing') }]}
        >
          <DatePicker
            format="YYYY-MM-DD"
            inputReadOnly={isPhone}
            minDate={dayjs()}
            maxDate={dayjs().add(364, 'day')}
            style={{ width: '100%' }}
          />
        </Form.Item>
      </Form>
      {create.error && (
        <p role="alert" className={styles.problem}>
          {problemText(create.error)}
        </p>
      )}
    </SheetDialog>
  );
}
