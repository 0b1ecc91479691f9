import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const SCRIPT = '<script>window.hacked = 1</script>';
const GUIDE = [
  SCRIPT,
  '<img src="x" onerror="window.hacked = 2">',
  '<a href="javascript:window.hacked=3">one</a>',
  '[two](javascript:window.hacked=4)',
  '<svg onload="window.hacked = 5"></svg>',
  '<iframe srcdoc="&lt;script&gt;parent.hacked = 6&lt;/script&gt;"></iframe>',
  '<form action="/api/auth/logout"><input type="submit"></form>',
].join('\n\n');

describe('a service with scripts in it', () => {
  let hall: ServiceHall;
  let staff: Caller;
  let definitionId: string;

  beforeAll(async () => {
    hall = await startServiceHall('pglite', {}, ['leave-request']);
    staff = await hall.as('staff');
    const designer = await hall.as('designer');
    const from = { template: 'single-approval' };
    const { body: draft } = await designer.post('/api/studio/drafts', { itemKey: 'hostile', from });
    const text = (path: string): string => draft.files.find((file: { path: string }) => file.path === path).text;
    const guide = GUIDE.split('\n').map((line) => `    ${line}`);
    const manifest = text('item.yaml').replace(
      /^guide:[\s\S]*$/m,
      `guide:\n  zh: |\n${guide.join('\n')}\n  en: |\n${guide.join('\n')}\n`,
    );
    const form = JSON.parse(text('forms/application.json'));
    form.schema.title = SCRIPT;
    form.schema.properties.subject.title = SCRIPT;
    form.schema.properties.subject.description = SCRIPT;
    form.schema.properties.extra = {
      type: 'string',
      title: 'x',
      maxLength: 40,
      pattern: "^'\\];globalThis.hacked=8;//$",
    };
    // A field may be called anything; the code that validates it must not become that.
    form.schema.properties["x'];globalThis.hacked=7;//"] = { type: 'string', title: 'x' };
    const page = Buffer.from(`<!doctype html>${SCRIPT}`).toString('base64');
    const changes = [
      { path: 'item.yaml', text: manifest },
      { path: 'forms/application.json', text: JSON.stringify(form) },
      {
        path: 'process.bpmn',
        text: text('process.bpmn').replaceAll('部门负责人审批', '&lt;script&gt;window.hacked = 9&lt;/script&gt;'),
      },
      { path: 'templates/page.html', base64: page },
      { path: 'templates/picture.svg', text: `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>` },
    ];
    const saved = await designer.put(`/api/studio/drafts/${draft.id}/files`, { revision: 1, changes });
    expect([saved.status, saved.body.findings.filter((one: { severity: string }) => one.severity === 'error')]).toEqual(
      [200, []],
    );
    const body = { revision: 2, reason: 'x', instances: 'stay' };
    definitionId = (await designer.post(`/api/studio/drafts/${draft.id}/deploy`, body)).body.id;
  });
  afterAll(() => hall?.close());

  it('shows a guide without anything that runs', async () => {
    const { guide } = (await staff.get('/api/items/hostile')).body;
    for (const html of [guide.zh, guide.en]) {
      expect(html).not.toMatch(/<script|<iframe|<svg|<form|onerror|onload|javascript:|srcdoc/i);
      expect(html).toContain('one');
    }
  });

  it('gives its pages and pictures as downloads that run nothing', async () => {
    for (const name of ['page.html', 'picture.svg']) {
      const { status, headers } = await staff.download(`/api/definitions/${definitionId}/files/${name}`);
      expect([name, status]).toEqual([name, 200]);
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(headers['content-security-policy']).toContain('sandbox');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('compiles its form to a module that does nothing but validate', async () => {
    const { form } = (await staff.get('/api/items/hostile')).body;
    const script = await hall.nobody.get(form.validatorUrl);
    expect(script.status).toBe(200);
    const module = await import(`data:text/javascript;base64,${Buffer.from(script.text).toString('base64')}`);
    expect(Object.keys(module).length).toBeGreaterThan(0);
    expect(globalThis).not.toHaveProperty('hacked');
  });

  it('lets pages load scripts of this server only', async () => {
    const { headers } = await hall.nobody.get('/');
    const policy = String(headers['content-security-policy']);
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src '));
    expect(scripts).toContain("'self'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|data:|blob:/);
  });
});
