import type { HistoryAction } from '@flowhall/approval';
import type { InstanceStatus, Language, LocalizedText } from '@flowhall/contracts';

const say = (zh: string, en: string): LocalizedText => ({ zh, en });

/** What somebody or something did, as the page of an application says it. */
export const ACTIONS: Readonly<Record<HistoryAction, LocalizedText>> = {
  submit: say('提交申请', 'Submitted'),
  resubmit: say('重新提交', 'Submitted again'),
  agree: say('同意', 'Agreed'),
  disagree: say('不同意', 'Disagreed'),
  return: say('退回', 'Returned'),
  transfer: say('转办', 'Transferred'),
  delegate: say('委办', 'Delegated'),
  'hand-over': say('移交', 'Handed over'),
  'report-back': say('完成委办', 'Reported back'),
  'add-sign': say('加签', 'Added signers'),
  'remove-sign': say('减签', 'Removed signers'),
  claim: say('认领', 'Claimed'),
  release: say('退还', 'Gave back'),
  urge: say('催办', 'Urged'),
  withdraw: say('撤回', 'Withdrew'),
  terminate: say('终止', 'Terminated'),
  'auto-agree': say('自动同意', 'Agreed automatically'),
  skip: say('自动跳过', 'Skipped automatically'),
  timer: say('到期', 'Time was up'),
  remind: say('提醒办理', 'Reminded'),
  overdue: say('超过办理时限', 'Overdue'),
  cc: say('抄送', 'Sent a copy'),
  complete: say('办结', 'Completed'),
  reject: say('未获同意，流程结束', 'Rejected; the process ended'),
  start: say('自动发起', 'Started automatically'),
  message: say('收到消息', 'Message received'),
  signal: say('收到信号', 'Signal received'),
  job: say('系统办理', 'Done by the system'),
  call: say('子流程结束', 'Called process ended'),
  error: say('报告错误', 'Error reported'),
  escalation: say('升级处理', 'Escalated'),
  incident: say('出现异常', 'A problem occurred'),
  retry: say('重试', 'Tried again'),
  resolve: say('异常已处理', 'Problem resolved'),
  migrate: say('已迁移到其他版本', 'Brought to another version'),
  'migrate-back': say('已迁回原版本', 'Brought back to the former version'),
};

export const STATUSES: Readonly<Record<InstanceStatus, LocalizedText>> = {
  running: say('办理中', 'In progress'),
  incident: say('办理中', 'In progress'),
  completed: say('已办结', 'Completed'),
  rejected: say('未同意', 'Not approved'),
  terminated: say('已终止', 'Terminated'),
};

/** The words of a sheet itself; `{x}` places are filled by {@link fill}. */
export const SHEET_TEXTS = {
  total: say('合计', 'Total'),
  title: say('{item}审批单', '{item}: approval sheet'),
  number: say('编号', 'Number'),
  applicant: say('申请人', 'Applicant'),
  appliedOn: say('申请时间', 'Applied'),
  status: say('状态', 'Status'),
  endedOn: say('结束时间', 'Ended'),
  time: say('时间', 'Time'),
  step: say('环节', 'Step'),
  person: say('办理人', 'Person'),
  action: say('操作', 'Action'),
  opinion: say('意见', 'Opinion'),
  system: say('系统', 'System'),
  onBehalf: say('{actor} 代 {owner}', '{actor} for {owner}'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  noOpinions: say('尚无审批意见', 'No opinions yet'),
  scan: say('扫码核验真伪', 'Scan to check'),
  orVisit: say('或在 {address} 输入核验码', 'or enter the code at {address}'),
  proof: say(
    '核验码 {code}　流转记录 {entries} 条，指纹 {print}　生成于 {time}',
    'Code {code} · {entries} history entries, fingerprint {print} · made {time}',
  ),
  page: say('第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'),
} satisfies Record<string, LocalizedText>;

/** A text of the sheet in a language; places without a value stay. */
export const fill = (text: LocalizedText, lang: Language, values: Readonly<Record<string, string>> = {}): string =>
  text[lang].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
