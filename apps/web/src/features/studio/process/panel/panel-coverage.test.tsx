import { indexModel, parseBpmn } from '@flowhall/bpmn';
import { ADMITTED, constructUses } from '@flowhall/bpmn/constructs';
import type { BpmnEditor } from '@flowhall/modeler/editor';
import { describe as describeElement } from '@flowhall/modeler/model';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { process as en } from '../../../../i18n/studio/en/process/index.ts';
import { process as zh } from '../../../../i18n/studio/zh/process/index.ts';
import { PanelContext, type PanelData } from '../lib/panel-context.ts';
import type { Words } from '../lib/use-words.ts';
import { CONSTRUCT_SAMPLES } from './construct-samples.ts';
import { sectionsOf } from './sections.tsx';

// Nothing is asked of a server here.
vi.mock('../../../../lib/api/client.ts', () => ({ client: {}, answer: () => new Promise(() => {}) }));

// It asks how wide the screen is; nobody is picked here.
vi.mock('../../../../components/people-picker/people-picker.tsx', () => ({ PeoplePicker: () => null }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'zh', resources: { zh: {} }, interpolation: {} }));

const file = (content: string, root = '', inProcess = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flow="https://flowhall.dev/schema/flow/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:x">
${root}<process id="p" isExecutable="true">${inProcess}${content}</process></definitions>`;

/** What a panel shows of an element: the words of all its sections. */
async function panel(content: string, root: string, id: string) {
  const parsed = await parseBpmn(file(content, root));
  const element = parsed.elementsById.get(id);
  if (!element) throw new Error(`The sample has no element ${id}`);
  const info = describeElement(element);
  const data: PanelData = {
    ...{ info, readOnly: false, steps: [], forms: [], fields: [], decisions: [] },
    ...{ roles: [], posts: [], departments: [], variables: [], sample: {} },
    editor: {} as BpmnEditor,
  };
  const show = (children: ReactNode) =>
    renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <PanelContext value={data}>{children}</PanelContext>
      </QueryClientProvider>,
    );
  const sections = sectionsOf(info, zh as Words);
  const shown = sections.map(({ key, children }) => `[${key}] ${show(children)}`).join('\n');
  return { parsed, shown };
}

describe('what the panel sets', () => {
  it('is said of every construct that is run', () => {
    expect(Object.keys(CONSTRUCT_SAMPLES).toSorted()).toEqual(Object.keys(ADMITTED).toSorted());
  });

  it.each(Object.entries(CONSTRUCT_SAMPLES))('is all that %s needs', async (construct, sample) => {
    const { content, root = '', id = 'x' } = sample;
    const { parsed, shown } = await panel(content, root, id);
    const uses = [...constructUses(parsed, indexModel(parsed.model))].map((use) => use.construct);
    expect(uses).toContain(construct);
    if ('reason' in sample) expect(sample.reason).toMatch(/\w/);
    else {
      expect(sample.needs.length).toBeGreaterThan(0);
      for (const label of sample.needs) expect(shown).toContain(label);
    }
  });

  it('has a heading in both languages', () => {
    expect(Object.keys(en.sections)).toEqual(Object.keys(zh.sections));
  });
});
