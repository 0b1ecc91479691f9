import type { Bilingual } from '../types.ts';

/** What people read when a value is not right. `{title}`, `{limit}`, `{field}` are filled in. */
export const validationTexts = {
  'required.fill': { zh: '请填写{title}', en: 'Please fill in “{title}”' },
  'required.choose': { zh: '请选择{title}', en: 'Please choose “{title}”' },
  'required.upload': { zh: '请上传{title}', en: 'Please upload “{title}”' },
  'required.rows': { zh: '请至少添加一行{title}', en: 'Please add at least one row to “{title}”' },
  type: { zh: '填写的内容类型不对', en: 'This is not the kind of value expected here' },
  'type.number': { zh: '请填写数字', en: 'Please enter a number' },
  'type.integer': { zh: '请填写整数', en: 'Please enter a whole number' },
  minLength: { zh: '至少 {limit} 个字', en: 'At least {limit} characters' },
  maxLength: { zh: '最多 {limit} 个字', en: 'At most {limit} characters' },
  minimum: { zh: '不能小于 {limit}', en: 'Must be at least {limit}' },
  maximum: { zh: '不能大于 {limit}', en: 'Must be at most {limit}' },
  exclusiveMinimum: { zh: '必须大于 {limit}', en: 'Must be more than {limit}' },
  exclusiveMaximum: { zh: '必须小于 {limit}', en: 'Must be less than {limit}' },
  multipleOf: { zh: '必须是 {limit} 的整数倍', en: 'Must be a multiple of {limit}' },
  minItems: { zh: '至少 {limit} 项', en: 'At least {limit}' },
  maxItems: { zh: '最多 {limit} 项', en: 'At most {limit}' },
  uniqueItems: { zh: '有重复的内容', en: 'The same value appears twice' },
  enum: { zh: '请从列出的选项中选择', en: 'Please choose one of the options' },
  const: { zh: '请从列出的选项中选择', en: 'Please choose one of the options' },
  pattern: { zh: '格式不正确', en: 'Not in the expected form' },
  format: { zh: '格式不正确', en: 'Not in the expected form' },
  'format.date': { zh: '请填写真实存在的日期，如 2026-09-01', en: 'Please enter a real date, such as 2026-09-01' },
  'format.time': { zh: '请填写时间，如 08:30:00Z', en: 'Please enter a time, such as 08:30:00Z' },
  'format.clock-time': { zh: '请填写时间，如 08:30', en: 'Please enter a time, such as 08:30' },
  'format.address': {
    zh: '请选择省、市、区（县），并填写详细地址',
    en: 'Please choose the region, and say where in it',
  },
  'format.date-time': { zh: '请填写日期和时间', en: 'Please enter a date and time' },
  'format.email': { zh: '请填写正确的电子邮箱', en: 'Please enter a valid e-mail address' },
  'format.uuid': { zh: '编号格式不正确', en: 'Not a valid identifier' },
  'format.cn-id-number': {
    zh: '身份证号不正确，请核对 18 位号码',
    en: 'Not a valid ID number: please check all 18 characters',
  },
  'format.cn-phone': {
    zh: '请填写手机号，或带区号的座机号',
    en: 'Please enter a mobile number, or a landline with area code',
  },
  'format.attachment': { zh: '附件无效，请重新上传', en: 'Not a valid attachment: please upload it again' },
  'format.user': { zh: '请选择人员', en: 'Please choose a person' },
  'format.department': { zh: '请选择部门', en: 'Please choose a department' },
  size: {
    zh: '填写的内容过多，系统无法接收，请精简后再提交',
    en: 'There is more data than the service accepts: please shorten it',
  },
} satisfies Record<string, Bilingual>;

export type ValidationText = keyof typeof validationTexts;

export function isValidationText(key: string): key is ValidationText {
  return Object.hasOwn(validationTexts, key);
}
