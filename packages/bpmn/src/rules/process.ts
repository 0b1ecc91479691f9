import { error, label, type RuleFinding, type RuleGroup, type RuleInput } from './rule.ts';

/** Exactly one executable process, with a start and an end. */
export const processRules: RuleGroup = function* (input) {
  const executable = input.parsed.model.processes.filter((p) => p.isExecutable);
  const [process] = executable;
  if (executable.length !== 1 || !process) {
    yield error(
      'process-executable',
      executable[1]?.id,
      {
        zh: `文件中有 ${executable.length} 个可执行流程，应当恰好有一个。`,
        en: `The file holds ${executable.length} executable processes; it must hold exactly one.`,
      },
      { zh: '请只把一个流程的 isExecutable 设为 true。', en: 'Set isExecutable to true on one process only.' },
    );
    return;
  }
  yield* scopeFindings(input, process.id, true);
  for (const node of input.parsed.model.nodes)
    if (node.type === 'bpmn:SubProcess' && input.index.nodesOf(node.id).length)
      yield* scopeFindings(input, node.id, false);
};

function* scopeFindings({ index, parsed }: RuleInput, scopeId: string, isTop: boolean): Iterable<RuleFinding> {
  const nodes = index.nodesOf(scopeId);
  const which = label(parsed.elementsById.get(scopeId) ?? { id: scopeId });
  const starts = nodes.filter((n) => n.type === 'bpmn:StartEvent');
  const plain = starts.filter((n) => !n.eventDefinitions.length);
  if (!starts.length && isTop)
    yield error(
      'start-missing',
      scopeId,
      { zh: `流程${which.zh}没有开始事件。`, en: `Process ${which.en} has no start event.` },
      { zh: '请添加一个开始事件。', en: 'Add a start event.' },
    );
  if (plain.length > 1)
    yield error(
      'start-several',
      plain[1]?.id,
      { zh: `${which.zh}有多个无触发条件的开始事件。`, en: `${which.en} has several start events without a trigger.` },
      { zh: '请只保留一个，用网关分支。', en: 'Keep one and branch with a gateway.' },
    );
  if (isTop && !nodes.some((n) => n.type === 'bpmn:EndEvent'))
    yield error(
      'end-missing',
      scopeId,
      { zh: `流程${which.zh}没有结束事件。`, en: `Process ${which.en} has no end event.` },
      { zh: '请添加一个结束事件。', en: 'Add an end event.' },
    );
}
