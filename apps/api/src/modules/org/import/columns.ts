import type { LocalizedText } from '@flowhall/contracts';

export const SHEETS = ['units', 'people', 'memberships', 'groups'] as const;
export type SheetName = (typeof SHEETS)[number];

interface Column extends LocalizedText {
  readonly field: string;
  /** A row without it says nothing. */
  readonly required?: true;
}

const state = { field: 'closed', zh: '状态', en: 'State' };
const username = { field: 'username', zh: '用户名', en: 'User name', required: true } as const;

/** One format for import, export and template, with the titles of columns in both languages. */
export const LAYOUT: Readonly<
  Record<SheetName, { readonly title: LocalizedText; readonly columns: readonly Column[] }>
> = {
  units: {
    title: { zh: '单位', en: 'Units' },
    columns: [
      { field: 'key', zh: '单位编码', en: 'Unit code', required: true },
      { field: 'name', zh: '单位名称', en: 'Unit name' },
      { field: 'nameEn', zh: '英文名称', en: 'English name' },
      { field: 'kind', zh: '类别', en: 'Kind' },
      { field: 'parentKey', zh: '上级编码', en: 'Parent code' },
      { field: 'sortOrder', zh: '排序', en: 'Order' },
      state,
    ],
  },
  people: {
    title: { zh: '人员', en: 'People' },
    columns: [
      username,
      { field: 'name', zh: '姓名', en: 'Name' },
      { field: 'nameEn', zh: '英文名', en: 'English name' },
      { field: 'email', zh: '邮箱', en: 'E-mail' },
      { field: 'phone', zh: '手机', en: 'Phone' },
      { field: 'validUntil', zh: '有效期至', en: 'Valid until' },
      state,
    ],
  },
  memberships: {
    title: { zh: '任职', en: 'Memberships' },
    columns: [
      username,
      { field: 'unitKey', zh: '单位编码', en: 'Unit code', required: true },
      { field: 'postKey', zh: '岗位编码', en: 'Post code' },
      { field: 'main', zh: '主要', en: 'Main' },
    ],
  },
  groups: {
    title: { zh: '群组', en: 'Groups' },
    columns: [
      { field: 'key', zh: '群组编码', en: 'Group code', required: true },
      { field: 'name', zh: '群组名称', en: 'Group name' },
      { field: 'nameEn', zh: '英文名称', en: 'English name' },
      { field: 'members', zh: '成员用户名', en: 'Member' },
    ],
  },
};
