import { itemManifest } from '@flowhall/items/manifest';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { catalogues } from '../../../i18n/studio/zh/index.ts';
import type { PartialManifest } from './manifest-document.ts';
import { SettingsContext, type SettingsState } from './settings-context.ts';
import { SettingsForm } from './settings-form.tsx';

// Nothing is asked of a server here.
vi.mock('../../../lib/api/client.ts', () => ({ client: {}, answer: () => new Promise(() => {}) }));

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** Every entry that holds a value: `materials[].name.zh`. */
function leaves({ properties, items }: Schema, path = ''): string[] {
  if (items?.properties) return leaves(items, `${path}[]`);
  if (!properties) return [path];
  return Object.entries(properties).flatMap(([name, child]) => leaves(child, path === '' ? name : `${path}.${name}`));
}

function render(manifest: PartialManifest): string {
  const state: SettingsState = {
    ...{ manifest, readOnly: false, fields: [], templates: [] },
    set: () => {},
    addTemplate: () => '',
    problem: () => undefined,
  };
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <SettingsContext value={state}>
        <SettingsForm />
      </SettingsContext>
    </QueryClientProvider>,
  );
}

describe('the settings page', () => {
  beforeAll(() =>
    i18next.use(initReactI18next).init({ lng: 'zh', resources: { zh: catalogues }, react: { useSuspense: false } }),
  );

  it('has a control for every entry of item.yaml, and for nothing else', () => {
    const html = render({ materials: [{ name: { zh: '甲', en: 'A' }, required: true }] });
    const shown = [...html.matchAll(/data-setting="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    expect([...new Set(shown)].sort()).toEqual(leaves(JSON.parse(JSON.stringify(itemManifest))).sort());
    // Each of them with something to type or to choose in.
    expect(html.match(/<(?:input|textarea|button|select)\b/g)?.length).toBeGreaterThan(shown.length);
  });

  it('shows a guide with script in it as text to edit, and runs nothing of it', () => {
    const html = render({ guide: { zh: '<script>alert(1)</script><img src=x onerror=alert(2)>', en: '' } });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
  });
});
