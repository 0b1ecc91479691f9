import { type ErrorDefinition, user } from './error-definition.ts';

/** Of roles, tokens and personal data. */
export const RIGHTS_ERRORS = {
  'role-exists': user(409, '标识 {key} 已被其他角色使用。', 'Another role has the key {key}.'),
  'role-in-use': user(
    409,
    '还有 {count} 人拥有该角色，请先收回。',
    '{count} people have this role; take it from them first.',
  ),
  'last-administrator': user(
    409,
    '至少要保留一名能够管理角色的人员。',
    'At least one person must be left who can manage roles.',
  ),
  'too-many-tokens': user(
    409,
    '最多保留 {limit} 个有效令牌，请先撤销不用的令牌。',
    'You may have {limit} tokens at most; revoke those that you do not use.',
  ),
  'account-open': user(409, '该账号尚未停用，不能清除个人数据。', 'The account is still open; close it first.'),
  'work-open': user(
    409,
    '该人员还有 {count} 件未办结的申请或待办，请先办结或移交。',
    '{count} applications or tasks of this person are still open; end them or hand them over first.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
