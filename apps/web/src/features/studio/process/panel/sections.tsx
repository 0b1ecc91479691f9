import type { ElementInfo, PlainSetting } from '@flowhall/modeler/editor';
import type { ReactNode } from 'react';
import { SettingFields } from '../fields/setting-fields.tsx';
import { usePanel } from '../lib/panel-context.ts';
import { choiceWord, type Words } from '../lib/use-words.ts';
import { AboutSection } from './about-section.tsx';
import { JobSection, ScriptSection, WholeSetting } from './activity-sections.tsx';
import { CallSection } from './call-section.tsx';
import { AssociationSection, DataSection, ValuesSection } from './data-sections.tsx';
import { EventSection } from './event-section.tsx';
import { SECTIONS, type Section } from './field-specs.ts';
import { ConditionSection, WaysSection } from './flow-sections.tsx';
import { FormSection } from './form-section.tsx';
import { LoopSection } from './loop-section.tsx';
import { GatewaySection, RunSection, ScopeSection } from './scope-sections.tsx';

export interface PanelSection {
  key: keyof Words['sections'];
  label: string;
  /** In short what is set, while the section is closed. */
  extra?: string;
  children: ReactNode;
}

const ACTIVITY = /(?:Task|CallActivity|SubProcess|Transaction)$/;
const WITH_COPIES = /^bpmn:(?:UserTask|EndEvent|Task|SendTask)$/;
const WITH_RULE = /^bpmn:(?:Complex|EventBased)Gateway$/;
const SCOPES = /^bpmn:(?:Transaction|AdHocSubProcess)$/;
const WITH_JOB = /^bpmn:(?:ServiceTask|SendTask|BusinessRuleTask)$/;

/** The sections of the panel for an element, the most wanted first. */
export function sectionsOf(info: ElementInfo, words: Words): PanelSection[] {
  const has = (type: string) => info.settings.some(({ $type }) => $type === type);
  const sections: [keyof Words['sections'], boolean, ReactNode][] = [
    ['condition', info.type === 'bpmn:SequenceFlow', <ConditionSection key="c" />],
    ['flows', /Gateway$/.test(info.type) && info.outgoing.length > 0, <WaysSection key="w" />],
    ['gateway', WITH_RULE.test(info.type), <GatewaySection key="g" />],
    ['event', info.events.length > 0 || info.type === 'bpmn:BoundaryEvent', <EventSection key="e" />],
    ['scope', info.isEventSubProcess || SCOPES.test(info.type), <ScopeSection key="p" />],
    ['object', info.data !== undefined, <DataSection key="o" />],
    ['association', info.association !== undefined, <AssociationSection key="n" />],
    ['decision', info.type === 'bpmn:BusinessRuleTask', <WholeSetting key="d" type="flow:CalledDecision" />],
    ['job', WITH_JOB.test(info.type) && !has('flow:CalledDecision'), <JobSection key="j" />],
    ['data', info.type === 'bpmn:ScriptTask', <ScriptSection key="s" />],
    ['call', info.type === 'bpmn:CallActivity', <CallSection key="a" />],
  ];
  const own = sections
    .filter(([, shown]) => shown)
    .map(([key, , children]): PanelSection => ({ key, label: words.sections[key], children }));
  const copies: PanelSection = { key: 'cc', label: words.sections.cc, children: <WholeSetting type="flow:Cc" /> };
  const loop: PanelSection = {
    key: 'loop',
    label: words.sections.loop,
    ...(info.loop && { extra: words.loop[info.loop.kind] }),
    children: <LoopSection />,
  };
  const carries = (info.inputs?.length ?? 0) + (info.outputs?.length ?? 0);
  const values: PanelSection = {
    key: 'values',
    label: words.sections.values,
    ...(carries > 0 && { extra: String(carries) }),
    children: <ValuesSection />,
  };
  const run: PanelSection = { key: 'run', label: words.sections.run, children: <RunSection /> };
  const isActivity = ACTIVITY.test(info.type);
  return [
    ...own,
    ...(info.type === 'bpmn:UserTask' ? stepSections(info, words) : []),
    ...(WITH_COPIES.test(info.type) ? [copies] : []),
    ...(isActivity && !info.isEventSubProcess ? [loop] : []),
    ...(info.inputs || info.outputs ? [values] : []),
    ...(isActivity && !info.isEventSubProcess ? [run] : []),
    { key: 'about', label: words.sections.about, children: <AboutSection /> },
  ];
}

function stepSections(info: ElementInfo, words: Words): PanelSection[] {
  const step = info.settings.find(({ $type }) => $type === 'flow:Step');
  return SECTIONS.map((section) => ({
    key: section,
    label: words.sections[section],
    extra: step && summary(section, step, words),
    children: <StepSection section={section} />,
  }));
}

function StepSection({ section }: { section: Section }) {
  const { editor, info } = usePanel();
  const step = info.settings.find(({ $type }) => $type === 'flow:Step') ?? { $type: 'flow:Step' };
  const set = (next: PlainSetting) => editor.commands.setSetting(info.id, 'flow:Step', next);
  if (section === 'form') return <FormSection step={step} onChange={set} />;
  return <SettingFields setting={step} onChange={set} only={(spec) => spec.section === section} />;
}

const count = (value: PlainSetting[string]): number => (Array.isArray(value) ? value.length : 0);
const written = (value: PlainSetting[string]): string => (typeof value === 'string' ? value : '');

function summary(section: Section, step: PlainSetting, words: Words): string | undefined {
  switch (section) {
    case 'people': {
      const [first] = Array.isArray(step.assignments) ? step.assignments : [];
      const more = count(step.assignments) - 1;
      if (!first) return words.people.none;
      const rule = choiceWord(words, 'Assignment.rule', written(first.rule));
      return more > 0 ? `${rule} +${more}` : rule;
    }
    case 'decide':
      return choiceWord(words, 'Step.mode', written(step.mode) || 'single');
    case 'actions':
      return String(count(step.actions));
    case 'form':
      return written(step.form) || undefined;
    case 'time': {
      const due = typeof step.due === 'object' && !Array.isArray(step.due) ? step.due : undefined;
      return due && 'after' in due ? written(due.after) : undefined;
    }
    case 'notify':
      return count(step.notifications) > 0 ? String(count(step.notifications)) : undefined;
  }
}
