import { parseBpmn } from '@flowhall/bpmn';
import type { Problem } from './problem.ts';

/** What no rule asks for, and whoever uses the service would miss: names of steps, and their forms. */
export async function hints(xml: string): Promise<Problem[]> {
  const parsed = await parseBpmn(xml).catch(() => undefined);
  return (parsed?.model.nodes ?? []).flatMap(({ id, type, name, names, step }) => {
    if (type !== 'bpmn:UserTask') return [];
    const found: Problem[] = [];
    if (!name && !names.zh && !names.en)
      found.push({
        rule: 'step-unnamed',
        severity: 'warning',
        elementId: id,
        message: { zh: '步骤没有名称。', en: 'The step has no name.' },
        mend: { zh: '请填写名称，办理人会在待办中看到它。', en: 'Name it: people see the name in their tasks.' },
      });
    if (step && !step.form)
      found.push({
        rule: 'form-missing',
        severity: 'warning',
        elementId: id,
        message: { zh: '步骤没有选择表单。', en: 'The step shows no form.' },
        mend: {
          zh: '请选择表单，否则办理人看不到申请内容。',
          en: 'Choose a form, or people see nothing of the application.',
        },
      });
    return found;
  });
}
