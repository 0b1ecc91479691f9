import { describe, expect, it } from 'vitest';
import { drawMissing } from './draw-missing.ts';
import { readDrawing } from './drawing.ts';

const file = (process: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">${process}</process></definitions>`;

describe('a file without a diagram', () => {
  it('is drawn with its flows, also where only the flows say what they connect', async () => {
    const xml = file(
      '<startEvent id="s"/><task id="a"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/>',
    );
    const drawn = await drawMissing(xml);
    const { shapes, edges } = readDrawing(drawn);
    expect([...edges.keys()].toSorted()).toEqual(['f', 'g']);
    const x = (id: string) => shapes.get(id)?.x ?? Number.NaN;
    expect(x('s')).toBeLessThan(x('a'));
    expect(x('a')).toBeLessThan(x('e'));
    // what was in the file stays as it was written
    expect(drawn).toContain('<startEvent id="s"/><task id="a"/><endEvent id="e"/>');
  });

  it('is left alone when it has one', async () => {
    const xml = '<definitions><bpmndi:BPMNDiagram/></definitions>';
    expect(await drawMissing(xml)).toBe(xml);
  });
});
