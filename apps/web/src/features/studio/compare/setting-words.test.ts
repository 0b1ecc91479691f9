import { readFileSync } from 'node:fs';
import { diffModels, parseBpmn } from '@flowhall/bpmn';
import { expect, it } from 'vitest';
import { process as en } from '../../../i18n/studio/en/process/index.ts';
import { process as zh } from '../../../i18n/studio/zh/process/index.ts';
import { elementNames } from './element-names.ts';
import { sayChange } from './setting-words.ts';

const before = readFileSync(new URL('../../../../../../processes/venue-booking/process.bpmn', import.meta.url), 'utf8');

async function said(lang: 'zh' | 'en', change: (xml: string) => string) {
  const models = [await parseBpmn(before), await parseBpmn(change(before))] as const;
  const names = elementNames(models, lang);
  return diffModels(...models).map(({ id, changes }) => ({
    of: names.get(id) ?? id,
    values: changes.map((one) => sayChange(lang === 'en' ? en : zh, one, names)),
  }));
}

it('says settings of a step in the words of the panel', async () => {
  const due = (xml: string) => xml.replace('<flow:due after="P1D"', '<flow:due after="P2D"');
  expect(await said('zh', due)).toEqual([
    { of: '场地审核', values: [{ label: '设置办理时限 › 多久内办完', before: '1 天', after: '2 天' }] },
  ]);
  const mode = (xml: string) =>
    xml.replace(/(id="venue-office"[\s\S]*?<flow:step kind="approve")( mode="[a-z]+")?/, '$1 mode="all"');
  const [step] = await said('zh', mode);
  expect(step?.values).toContainEqual(expect.objectContaining({ label: '多人怎样办理', after: '全部同意（会签）' }));
});

it('says who is found in which way', async () => {
  const chosen = (xml: string) =>
    xml.replace(
      /(id="venue-office"[\s\S]*?)<flow:assignment [^>]*\/>/,
      '$1<flow:assignment rule="form-users" field="host" />',
    );
  const [step] = await said('zh', chosen);
  expect(JSON.stringify(step?.values)).toContain('表单字段');
  expect(JSON.stringify(step?.values)).not.toMatch(/form-users|undefined/);
});

it('says data that goes into a step', async () => {
  const io =
    '<bpmn:ioSpecification><bpmn:dataInput id="i" name="days" /><bpmn:inputSet><bpmn:dataInputRefs>i</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet /></bpmn:ioSpecification><bpmn:dataInputAssociation><bpmn:targetRef>i</bpmn:targetRef></bpmn:dataInputAssociation>';
  const [step] = await said('zh', (xml) =>
    xml.replace(/(<bpmn:userTask id="venue-office"[\s\S]*?)(<\/bpmn:userTask>)/, `$1${io}$2`),
  );
  expect(step?.values.map(({ label }) => label).join()).toMatch(/数据传入/);
});

it('says an action that is gone by its words', async () => {
  const gone = (xml: string) => xml.replace(/\s*<flow:action name="disagree" labelZh="不予安排".*\/>/, '');
  const [step] = await said('zh', gone);
  expect(step?.values).toHaveLength(1);
  expect(step?.values[0]).toMatchObject({ label: '允许的操作 › 不同意', after: '（空）' });
  expect(step?.values[0]?.before).toContain('按钮中文: 不予安排');
});

it('says conditions and the ends of flows, by names in the language of the reader', async () => {
  expect(await said('en', (xml) => xml.replace('attendees &gt;= 200', 'attendees &gt;= 300'))).toMatchObject([
    { values: [{ label: 'Condition', before: expect.stringContaining('200'), after: expect.stringContaining('300') }] },
  ]);
  const [flow] = await said('zh', (xml) => xml.replace(/(id="small"[^>]*targetRef=")safe"/, '$1venue-office"'));
  expect(flow?.values[0]).toMatchObject({ label: '到', after: '场地审核' });
});
