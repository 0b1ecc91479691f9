import type { Language, LocalizedText } from '@flowhall/contracts';
import type { AuditAction } from './audit.repository.ts';

/** Headings of the exported audit log. */
export const AUDIT_WORDS = {
  title: { zh: '审计日志', en: 'Audit log' },
  at: { zh: '时间', en: 'Time' },
  actor: { zh: '操作人', en: 'Who' },
  action: { zh: '操作', en: 'What' },
  subject: { zh: '对象', en: 'On what' },
  detail: { zh: '详情', en: 'Details' },
  address: { zh: '网络地址', en: 'Address' },
} as const satisfies Record<string, LocalizedText>;

const ACTION_WORDS: Readonly<Partial<Record<AuditAction, LocalizedText>>> = {
  'sign-in': { zh: '登录', en: 'Signed in' },
  'visitor-sign-in': { zh: '访客登录', en: 'Visitor signed in' },
  'sign-in-failed': { zh: '登录失败', en: 'Sign-in failed' },
  'sign-out': { zh: '退出登录', en: 'Signed out' },
  'session-reuse': { zh: '登录凭据被复制使用', en: 'A copied sign-in was used' },
  'session-revoked': { zh: '下线登录设备', en: 'Session ended' },
  'provider-sign-in': { zh: '统一身份认证登录', en: 'Signed in by an identity provider' },
  'provider-sign-in-failed': { zh: '统一身份认证登录失败', en: 'Sign-in by an identity provider failed' },
  'provider-session-ended': { zh: '统一身份认证退出', en: 'Signed out by an identity provider' },
  'identity-provider-created': { zh: '新增身份认证', en: 'Identity provider added' },
  'identity-provider-changed': { zh: '修改身份认证', en: 'Identity provider changed' },
  'identity-provider-deleted': { zh: '删除身份认证', en: 'Identity provider removed' },
  'settings-changed': { zh: '修改设置', en: 'Settings changed' },
  'phone-verified': { zh: '验证手机号', en: 'Phone verified' },
  'phone-code-refused': { zh: '手机验证码错误', en: 'Code of a phone refused' },
  'sign-in-settings-changed': { zh: '修改登录设置', en: 'Sign-in settings changed' },
  deploy: { zh: '发布事项', en: 'Service deployed' },
  'api-token-created': { zh: '创建令牌', en: 'Token created' },
  'api-token-revoked': { zh: '撤销令牌', en: 'Token revoked' },
  'version-activated': { zh: '启用版本', en: 'Version activated' },
  'item-draft-taken-over': { zh: '接手事项草稿', en: 'Draft of a service taken over' },
  'item-draft-deleted': { zh: '删除事项草稿', en: 'Draft of a service removed' },
  'unit-created': { zh: '新增单位', en: 'Unit added' },
  'unit-changed': { zh: '修改单位', en: 'Unit changed' },
  'unit-closed': { zh: '撤销单位', en: 'Unit closed' },
  'unit-reopened': { zh: '恢复单位', en: 'Unit opened again' },
  'post-saved': { zh: '保存岗位', en: 'Post saved' },
  'person-created': { zh: '新增人员', en: 'Person added' },
  'person-changed': { zh: '修改人员', en: 'Person changed' },
  'person-closed': { zh: '关闭账号', en: 'Account closed' },
  'person-reopened': { zh: '恢复账号', en: 'Account opened again' },
  'group-created': { zh: '新增群组', en: 'Group added' },
  'group-changed': { zh: '修改群组', en: 'Group changed' },
  'deputy-named': { zh: '设置代理人', en: 'Deputy named' },
  'deputy-ended': { zh: '结束代理', en: 'Deputy ended' },
  'office-hours-changed': { zh: '修改工作时间', en: 'Office hours changed' },
  'calendar-days-changed': { zh: '修改工作日历', en: 'Calendar changed' },
  'work-handed-over': { zh: '移交工作', en: 'Work handed over' },
  'message-template-changed': { zh: '修改消息文字', en: 'Words of a message changed' },
  'role-created': { zh: '新建角色', en: 'Role made' },
  'role-changed': { zh: '修改角色', en: 'Role changed' },
  'role-deleted': { zh: '删除角色', en: 'Role removed' },
  'role-granted': { zh: '授予角色', en: 'Role given' },
  'role-taken': { zh: '收回角色', en: 'Role taken' },
  'access-refused': { zh: '越权访问被拒绝', en: 'Access refused' },
  'clear-value-shown': { zh: '查看完整号码', en: 'Number shown in full' },
  'personal-data-exported': { zh: '导出个人数据', en: 'Personal data exported' },
  'personal-data-erased': { zh: '清除个人数据', en: 'Personal data erased' },
  'application-erased': { zh: '清除到期申请的内容', en: 'Content of an application erased' },
};
const words: Readonly<Record<string, LocalizedText | undefined>> = ACTION_WORDS;

/** An action in words; one that this version does not know by its name. */
export const actionWord = (action: string, lang: Language): string => words[action]?.[lang] ?? action;
