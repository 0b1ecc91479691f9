import { describe, expect, it } from 'vitest';
import { api } from './api.ts';
import { errorText } from './error-text.ts';
import { ERRORS } from './errors.ts';
import type { Operation } from './http/operation.ts';

const operations: [string, Operation][] = Object.entries(api);
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

describe('the operation table', () => {
  it('has one operation for a method and path', () => {
    const routes = operations.map(([, operation]) => `${operation.method} ${operation.path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(operations)('describes the parameters that the path of %s names', (_name, { path, params }) => {
    expect(Object.keys(params?.properties ?? {}).sort()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
    );
  });

  it.each(operations)('gives %s one success answer', (_name, { response }) => {
    expect(Object.keys(response).filter((status) => Number(status) < 300)).toHaveLength(1);
  });

  it.each(operations)('names no error of %s twice', (_name, { errors = [] }) => {
    expect(new Set(errors).size).toBe(errors.length);
  });
});

describe('the error table', () => {
  it.each(Object.entries(ERRORS))(
    'says %s in both languages, with the same places to fill',
    (_code, { zh, en, status }) => {
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(en).toMatch(/^[A-Z“{].*\.$/);
      expect(places(zh)).toEqual(places(en));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
    },
  );

  it('fills places and leaves unknown ones', () => {
    expect(errorText('too-many-requests', 'en', { seconds: 7 })).toBe('Too many attempts; try again in 7 seconds.');
    expect(errorText('too-many-requests', 'zh')).toContain('{seconds}');
  });

  it.each([
    [60, '请 60 秒后再试', 'in 60 seconds'],
    [61, '请 2 分钟后再试', 'in 2 minutes'],
    [7200, '请 120 分钟后再试', 'in 120 minutes'],
    [7201, '请 3 小时后再试', 'in 3 hours'],
    [86_400, '请 24 小时后再试', 'in 24 hours'],
  ])('tells a wait of %s seconds as people count it', (seconds, zh, en) => {
    expect(errorText('too-many-requests', 'zh', { seconds })).toContain(zh);
    expect(errorText('too-many-requests', 'en', { seconds })).toContain(en);
  });
});
