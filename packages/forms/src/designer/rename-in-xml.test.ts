import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleForm } from '../../test/sample-form.ts';
import { renameInXml } from './rename-in-xml.ts';

const days = { ref: { name: 'days' }, to: 'length' };

describe('renameInXml', () => {
  it('follows a field through conditions, attributes and decision tables, and leaves words alone', () => {
    const xml = `<p:task name="days" url="= &quot;x?&quot; + string(days)" note="days">
      <f:assignment rule="form-users" field="days"/><documentation>days</documentation>
      <conditionExpression xsi:type="f">= days &gt; 3 and form.days &lt; 9</conditionExpression>
      <body><![CDATA[days < 3]]></body><!-- days --><inputExpression><text>days</text></inputExpression></p:task>`;
    expect(
      renameInXml(sampleForm, days, xml),
    ).toBe(`<p:task name="days" url="= &quot;x?&quot; + string(length)" note="days">
      <f:assignment rule="form-users" field="length"/><documentation>days</documentation>
      <conditionExpression xsi:type="f">= length &gt; 3 and form.length &lt; 9</conditionExpression>
      <body><![CDATA[length < 3]]></body><!-- days --><inputExpression><text>length</text></inputExpression></p:task>`);
  });

  it('changes not a letter of a model that does not name the field', () => {
    const folder = join(import.meta.dirname, '../../../../processes');
    const models = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(bpmn|dmn)$/.test(path),
    );
    expect(models.length).toBeGreaterThan(8);
    for (const path of models) {
      const xml = readFileSync(join(folder, path), 'utf8');
      expect(renameInXml(sampleForm, { ref: { name: 'no_such_field' }, to: 'other' }, xml)).toBe(xml);
    }
  });
});
