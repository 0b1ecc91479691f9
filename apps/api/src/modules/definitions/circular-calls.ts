import { type FlowNode, type LocalizedText, parseBpmn } from '@flowhall/bpmn';
import type { DatabaseClient } from '@flowhall/db';
import { type ExecutableModel, ModelRefusedError } from '@flowhall/engine';
import * as definitions from './definitions.repository.ts';

/**
 * Refuses a process that would call itself, directly or through the current versions of others. One that is called and not
 * deployed yet is looked at when it is.
 * @throws ModelRefusedError naming the call activity
 */
export async function refuseCircularCalls(
  db: DatabaseClient,
  itemKey: string,
  { model, processId }: ExecutableModel,
): Promise<void> {
  const own = new Set([itemKey, processId]);
  const seen = new Set<string>();
  let calls = callsOf(model.nodes).map((call) => ({ ...call, path: [call.calledElement] }));
  while (calls.length > 0) {
    const circle = calls.find((call) => own.has(call.calledElement));
    if (circle) throw refusal(circle.elementId, [itemKey, ...circle.path]);
    const fresh = calls.filter((call) => !seen.has(call.calledElement));
    for (const { calledElement } of fresh) seen.add(calledElement);
    const called = await definitions.findCurrentXml(
      db,
      fresh.map((call) => call.calledElement),
    );
    const next = await Promise.all(
      called.map(async ({ itemKey: key, processId: id, xml }) => {
        const by = fresh.filter((call) => call.calledElement === key || call.calledElement === id);
        const inner = callsOf((await parseBpmn(xml)).model.nodes);
        return by.flatMap(({ elementId, path }) =>
          inner.map(({ calledElement }) => ({ elementId, calledElement, path: [...path, calledElement] })),
        );
      }),
    );
    calls = next.flat();
  }
}

const callsOf = (nodes: readonly FlowNode[]): { elementId: string; calledElement: string }[] =>
  nodes.flatMap(({ id: elementId, calledElement }) =>
    calledElement === undefined ? [] : [{ elementId, calledElement }],
  );

function refusal(elementId: string, path: readonly string[]): ModelRefusedError {
  const circle = path.join(' → ');
  const message: LocalizedText = {
    zh: `调用活动“${elementId}”会使流程反复调用自身：${circle}。`,
    en: `Call activity "${elementId}" makes the process call itself: ${circle}.`,
  };
  const mend: LocalizedText = {
    zh: '请去掉其中一个调用，或改用循环。',
    en: 'Take one of the calls away, or use a loop instead.',
  };
  return new ModelRefusedError([{ rule: 'circular-call', severity: 'error', elementId, message, mend }]);
}
