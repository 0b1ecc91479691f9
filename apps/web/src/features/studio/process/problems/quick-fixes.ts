import type { BpmnEditor, EditorCommands, ElementInfo } from '@flowhall/modeler/editor';
import type { Words } from '../lib/use-words.ts';
import type { Problem } from './problem.ts';

/** What fixes ask of the editor. */
export interface FixingEditor extends Pick<BpmnEditor, 'describe' | 'steps' | 'remove' | 'appendEnd'> {
  readonly commands: Pick<EditorCommands, 'setName' | 'setSetting' | 'setDefaultFlow'>;
}

export interface QuickFix {
  label: string;
  apply: () => void;
}

const step = (info: ElementInfo) => info.settings.find(({ $type }) => $type === 'flow:Step');

/** What mends a problem at once; undefined when somebody has to think about it. */
export function quickFix(
  { rule, elementId }: Problem,
  editor: FixingEditor,
  words: Words,
  forms: readonly string[],
): QuickFix | undefined {
  const info = elementId === undefined ? undefined : editor.describe(elementId);
  if (!info) return undefined;
  const { commands } = editor;
  const fix = (label: string, apply: () => void): QuickFix => ({ label, apply });
  switch (rule) {
    case 'default-missing': {
      const flow = info.outgoing.find(({ condition }) => condition === '') ?? info.outgoing.at(-1);
      return flow && fix(words.fixes.default, () => commands.setDefaultFlow(info.id, flow.id));
    }
    case 'default-has-condition': {
      const flow = info.flow ? { source: info.flow.sourceId, id: info.id } : undefined;
      return flow && fix(words.fixes.default, () => commands.setDefaultFlow(flow.source, flow.id));
    }
    case 'name-missing':
    case 'step-unnamed':
    case 'choice-unnamed':
      return fix(words.fixes.name, () => name(editor, info, words));
    case 'step-missing':
      return fix(words.fixes.step, () =>
        commands.setSetting(info.id, 'flow:Step', {
          $type: 'flow:Step',
          kind: 'approve',
          onNobody: 'admins',
          ...(forms[0] && { form: forms[0] }),
          assignments: [{ $type: 'flow:Assignment', rule: 'head', levels: '0' }],
        }),
      );
    case 'assignment-missing': {
      const setting = step(info) ?? { $type: 'flow:Step' };
      const assignments = [{ $type: 'flow:Assignment', rule: 'head', levels: '0' }];
      return fix(words.fixes.people, () => commands.setSetting(info.id, 'flow:Step', { ...setting, assignments }));
    }
    case 'form-missing':
    case 'form-unknown': {
      const [form] = forms;
      const setting = step(info) ?? { $type: 'flow:Step' };
      return form
        ? fix(`${words.fixes.form} ${form}`, () => commands.setSetting(info.id, 'flow:Step', { ...setting, form }))
        : undefined;
    }
    case 'not-connected':
    case 'dead-step':
      return info.flow ? undefined : fix(words.fixes.remove, () => editor.remove(info.id));
    case 'end-missing': {
      const last = editor
        .steps()
        .findLast(
          ({ id, type }) => !/EndEvent|BoundaryEvent$/.test(type) && editor.describe(id)?.outgoing.length === 0,
        );
      return last && fix(words.fixes.end, () => editor.appendEnd(last.id));
    }
    default:
      return undefined;
  }
}

function name(editor: FixingEditor, info: ElementInfo, words: Words): void {
  const kind = Object.entries(words.types).find(([type]) => type === info.type)?.[1] ?? words.types.other;
  const [to] = info.flow ? [editor.describe(info.flow.targetId)?.names.zh] : [];
  editor.commands.setName(info.id, 'zh', to || kind);
}
