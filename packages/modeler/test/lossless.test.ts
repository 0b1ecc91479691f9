import { editBpmn } from '@flowhall/bpmn';
import { describe, expect, it } from 'vitest';
import { lost } from './support/canonical-xml.ts';
import { itemModels, referenceModels } from './support/models.ts';

describe('a file that is read and written', () => {
  it.each([...itemModels, ...referenceModels])('is the same: $name', async ({ xml }) => {
    const written = await (await editBpmn(xml)).write();
    expect(lost(xml, written)).toEqual([]);
    expect(lost(written, xml)).toEqual([]);
  });

  it('is compared by what it says', () => {
    const [first] = itemModels;
    const { xml } = first!;
    expect(itemModels.length).toBeGreaterThan(8);
    expect(lost(xml, xml.replace('name="发起"', 'name="开始"'))).toHaveLength(1);
    expect(lost(xml, xml.replace(/<di:waypoint [^>]*\/>/, ''))).toHaveLength(1);
    expect(lost(xml, xml.replace(/<flow:assignment [^>]*\/>/, ''))).toHaveLength(1);
  });
});
