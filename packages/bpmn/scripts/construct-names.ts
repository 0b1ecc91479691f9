/** Parts of the names of constructs in Chinese. */
const NAMES: Readonly<Record<string, string>> = {
  Task: '任务',
  UserTask: '用户任务',
  ManualTask: '手工任务',
  ScriptTask: '脚本任务',
  SendTask: '发送任务',
  ReceiveTask: '接收任务',
  ServiceTask: '服务任务',
  BusinessRuleTask: '业务规则任务',
  CallActivity: '调用活动',
  SubProcess: '子流程',
  Transaction: '事务子流程',
  AdHocSubProcess: '特别子流程',
  ExclusiveGateway: '排他网关',
  ParallelGateway: '并行网关',
  InclusiveGateway: '包容网关',
  ComplexGateway: '复杂网关',
  EventBasedGateway: '基于事件的网关',
  StandardLoopCharacteristics: '标准循环',
  MultiInstanceLoopCharacteristics: '多实例',
  StartEvent: '开始事件',
  IntermediateCatchEvent: '中间捕获事件',
  IntermediateThrowEvent: '中间抛出事件',
  BoundaryEvent: '边界事件',
  EndEvent: '结束事件',
  TimerEventDefinition: '定时',
  MessageEventDefinition: '消息',
  SignalEventDefinition: '信号',
  ConditionalEventDefinition: '条件',
  ErrorEventDefinition: '错误',
  EscalationEventDefinition: '升级',
  CompensateEventDefinition: '补偿',
  CancelEventDefinition: '取消',
  TerminateEventDefinition: '终止',
  LinkEventDefinition: '链接',
  'event SubProcess': '事件子流程',
  'SendTask with a message': '发送消息的发送任务',
  'SendTask with a job': '作为作业执行的发送任务',
  'BusinessRuleTask with a decision': '作出决策的业务规则任务',
  'instantiating ReceiveTask': '启动流程的接收任务',
  'instantiating EventBasedGateway': '启动流程的基于事件的网关',
  'CallActivity of a global task': '调用全局任务',
  'CallActivity of a process': '调用流程',
  'escalation out of a called process': '被调用流程向外升级',
  'MultiInstanceLoopCharacteristics of a sub-process': '多实例子流程',
  'multi-instance behavior': '多实例的事件行为',
  'compensation activity': '补偿活动',
  startQuantity: '启动所需令牌数',
  completionQuantity: '完成产生令牌数',
  'data association': '数据关联',
  'data of a sub-process': '子流程自有的数据',
  'multi-instance output collection': '多实例的输出集合',
  'event with several triggers': '多触发事件',
  'tokens that may meet without a join': '未经汇合可能相遇的令牌',
  'process without a start event': '没有开始事件的流程',
};

/**
 * A construct in Chinese.
 *
 * @throws Error when a part of its name is new
 */
export function chineseName(construct: string): string {
  const whole = NAMES[construct];
  if (whole !== undefined) return whole;
  const [, handler = '', event = '', trigger = ''] = /^(event SubProcess )?(\w+) \((\w+)\)$/.exec(construct) ?? [];
  const [around, name, by] = [handler && NAMES[handler.trim()], NAMES[event], NAMES[trigger]];
  if (name === undefined || by === undefined)
    throw new Error(`Give "${construct}" a Chinese name in construct-names.ts`);
  return `${around ? `${around}的` : ''}${name}（${by}）`;
}
