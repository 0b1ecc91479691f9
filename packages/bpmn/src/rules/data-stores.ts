import { child, children, type ModdleElement } from '../moddle-element.ts';
import { label, type RuleGroup, warning } from './rule.ts';

/** A data store outlives its process in BPMN; here its data belongs to the instance that writes it. */
export const dataStoreRules: RuleGroup = function* ({ parsed, index }) {
  const executable = new Set(parsed.model.processes.flatMap(({ id, isExecutable }) => (isExecutable ? [id] : [])));
  const told = new Set<ModdleElement>();
  for (const { id } of parsed.model.nodes) {
    const element = parsed.elementsById.get(id);
    if (!element || !executable.has(index.scopesOf(id).at(-1) ?? '')) continue;
    for (const store of storesOf(element)) {
      if (told.has(store)) continue;
      told.add(store);
      const which = label(store);
      yield warning(
        'data-store-local',
        store.id,
        {
          zh: `数据存储${which.zh}的数据只属于各个流程实例，实例之间并不共享。`,
          en: `The data of data store ${which.en} belongs to each instance; instances do not share it.`,
        },
        {
          zh: '需要共享时，请用服务任务读写另一个系统。',
          en: 'To share data, read and write another system with service tasks.',
        },
      );
    }
  }
};

/** Data store references that an element reads or writes. */
function storesOf(element: ModdleElement): ModdleElement[] {
  const read = children(element, 'dataInputAssociations').flatMap((one) => children(one, 'sourceRef'));
  const written = children(element, 'dataOutputAssociations').flatMap((one) => child(one, 'targetRef') ?? []);
  return [...read, ...written].filter(({ $type }) => $type === 'bpmn:DataStoreReference');
}
