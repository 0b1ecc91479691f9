import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBpmn } from '../parse.ts';
import { diagramSvg } from './diagram-svg.ts';

const PROCESSES = join(import.meta.dirname, '../../../../processes');

describe('the drawing of a model', () => {
  it.each(readdirSync(PROCESSES))('shows every element of %s that its diagram has', async (key) => {
    const parsed = await parseBpmn(readFileSync(join(PROCESSES, key, 'process.bpmn')));
    const svg = diagramSvg(parsed, { classOf: (id) => `of-${id}` }) ?? '';
    const { nodes, flows } = parsed.model;
    for (const { id } of [...nodes, ...flows]) expect(svg).toContain(`<g data-element="${id}" class="of-${id}">`);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('escapes names and ids', async () => {
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
        xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
      <process id="p"><userTask id="a" name="&lt;script&gt;alert(1)&lt;/script&gt;" /></process>
      <di:BPMNDiagram id="x"><di:BPMNPlane id="y" bpmnElement="p"><di:BPMNShape id="z" bpmnElement="a">
        <dc:Bounds x="0" y="0" width="400" height="80" /></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram></definitions>`;
    const svg = diagramSvg(await parseBpmn(xml), { classOf: () => '"><img src=x>' });
    expect(svg).not.toMatch(/<script|<img/);
  });

  it('is none without a diagram', async () => {
    const xml =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p" /></definitions>';
    expect(diagramSvg(await parseBpmn(xml), { classOf: () => null })).toBeNull();
  });
});
