import type { ApiToken, Language, LocalizedText, MyToken } from '@flowhall/contracts';
import type { TokenRow } from './api-tokens.repository.ts';

export const presentToken = (row: TokenRow, names: ReadonlyMap<string, LocalizedText>, lang: Language): ApiToken => ({
  id: row.id,
  name: row.name,
  permissions: [...row.permissions],
  topics: [...row.topics],
  createdBy: names.get(row.createdById)?.[lang] ?? null,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

export const presentMyToken = (row: TokenRow): MyToken => ({
  id: row.id,
  name: row.name,
  scopes: [...row.permissions],
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
