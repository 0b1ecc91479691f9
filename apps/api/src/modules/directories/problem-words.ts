import type { LocalizedText } from '@flowhall/contracts';

const say = (zh: string, en: string): LocalizedText => ({ zh, en });

/** What keeps an entry from being taken as it is. */
const PROBLEMS: Readonly<Record<string, LocalizedText>> = {
  'attribute-missing': say('缺少属性', 'An attribute is missing'),
  'value-long': say('属性值过长', 'The value of an attribute is too long'),
  'account-trusted': say('此账号拥有管理权限，不由目录接管', 'An account with permissions is not taken over'),
  duplicate: say('出现多次', 'There are several'),
  'name-missing': say('缺少名称', 'There is no name'),
  'unit-unknown': say('没有此单位', 'There is no such unit'),
  'unit-closed': say('此单位已停用', 'The unit is closed'),
  'unit-cycle': say('上下级单位成环', 'The units run in a circle'),
  'unit-has-people': say('单位仍有人员，暂不停用', 'The unit has people and stays for now'),
  'unit-has-units': say('单位仍有下级，暂不停用', 'The unit has units below and stays for now'),
  'post-unknown': say('没有此岗位', 'There is no such post'),
  'person-unknown': say('没有此人员', 'There is no such person'),
  'kept-elsewhere': say('由其他系统维护', 'Another system keeps it'),
  'key-taken': say('标识已被占用', 'The key is taken'),
};

export function describeProblem(problem: string, value: string): LocalizedText {
  const words = PROBLEMS[problem] ?? say('无法处理', 'It cannot be taken');
  return value === '' ? words : { zh: `${words.zh}：${value}`, en: `${words.en}: ${value}` };
}

const FAILURES: Readonly<Record<string, LocalizedText>> = {
  unreachable: say(
    '目录没有应答，或拒绝了查询：请核对地址、查询账号和范围；原因见服务器日志。',
    'The directory did not answer, or refused: check address, account and bases. The server’s log has the reason.',
  ),
};

export const describeFailure = (failure: string): LocalizedText =>
  FAILURES[failure] ??
  say(
    '同步中断，没有改动任何内容；原因见服务器日志。',
    'It broke off and changed nothing. The server’s log has the reason.',
  );
