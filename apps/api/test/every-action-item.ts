import { along, applyTask, itemsFolder, writeItem } from './write-item.ts';

const ACTIONS = [
  'agree',
  'disagree',
  'return-previous',
  'return-initiator',
  'return-any',
  'transfer',
  'delegate',
  'add-sign',
]
  .map((name) => `<flow:action name="${name}" />`)
  .join('');

const step = (id: string, users: string, mode = 'single') => `<userTask id="${id}" name="${id}"><extensionElements>
  <flow:step kind="approve" form="main" mode="${mode}" disagree="reject">
    <flow:assignment rule="users" users="${users}" />${ACTIONS}</flow:step></extensionElements></userTask>`;

/** A folder with one service, `everything`: two approvals in a row and one that is claimed, each with every action. */
export async function everyActionItem() {
  const folder = await itemsFolder();
  await writeItem(folder.path, {
    key: 'everything',
    process: `<startEvent id="start" />${applyTask}${step('first', 'leader')}${step('second', 'network')}
      ${step('pool', 'card card2', 'claim')}<endEvent id="end" />
      ${along('start', 'apply', 'first', 'second', 'pool', 'end')}`,
  });
  return folder;
}
