import type { LocalizedText } from '@flowhall/bpmn';
import type { MoveRefusal, MoveRefusalReason } from './move-plan.ts';

const TEXTS: Record<MoveRefusalReason, (id: string) => LocalizedText> = {
  'unknown-element': (id) => ({
    zh: `流程中没有可退回的环节“${id}”。`,
    en: `The process has no step "${id}" to go to.`,
  }),
  'not-active': (id) => ({ zh: `环节“${id}”已不在办理中。`, en: `Step "${id}" is not active any more.` }),
  'holds-token': (id) => ({ zh: `环节“${id}”正在办理，不能再退回到它。`, en: `Step "${id}" is active already.` }),
  'not-before': (id) => ({
    zh: `环节“${id}”不在当前环节之前。`,
    en: `Step "${id}" does not lie before the current one.`,
  }),
  'sibling-branch': (id) => ({
    zh: `环节“${id}”在另一条并行分支上。`,
    en: `Step "${id}" lies on another parallel branch.`,
  }),
  'inside-finished-split': (id) => ({
    zh: `环节“${id}”所在的并行分支已汇合，请退回到分支之前。`,
    en: `The parallel branches around step "${id}" have joined; go back to before they part.`,
  }),
  'path-occupied': (id) => ({
    zh: `通往环节“${id}”之后的路径上还有其他在办环节。`,
    en: `Another step is active on the path of step "${id}".`,
  }),
};

/** A refusal with its words. */
export function refuse(reason: MoveRefusalReason, elementId: string): MoveRefusal {
  return { allowed: false, reason, message: TEXTS[reason](elementId) };
}
