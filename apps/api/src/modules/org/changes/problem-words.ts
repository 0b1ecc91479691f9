import type { Language, LocalizedText } from '@flowhall/contracts';
import type { PlanProblem, PlanProblemCode } from './desired-organisation.ts';

/** What is wrong and how to mend it; `{value}` and `{key}` are filled in. */
const WORDS: Readonly<Record<PlanProblemCode, LocalizedText>> = {
  duplicate: {
    zh: '“{value}”出现了不止一次，请只保留一处',
    en: '“{value}” stands here more than once; keep one of them',
  },
  'name-missing': { zh: '没有名称，请填写', en: 'the name is missing; fill it in' },
  'unit-unknown': {
    zh: '没有编码为“{value}”的单位，请核对，或先添加该单位',
    en: 'there is no unit with the code “{value}”; check it, or add the unit first',
  },
  'unit-closed': {
    zh: '单位“{value}”已撤销，请改选其他单位，或先恢复该单位',
    en: 'the unit “{value}” is closed; choose another one, or open it again first',
  },
  'unit-cycle': {
    zh: '“{key}”不能隶属于自己或自己的下级单位，请改选上级单位',
    en: '“{key}” cannot be below itself or one of its own units; choose another parent',
  },
  'unit-has-people': {
    zh: '单位“{value}”还有人员，请先把他们调到其他单位',
    en: 'the unit “{value}” still has people; move them to another unit first',
  },
  'unit-has-units': {
    zh: '单位“{value}”还有下级单位，请先撤销或移走它们',
    en: 'the unit “{value}” still has units below; close or move them first',
  },
  'post-unknown': {
    zh: '没有编码为“{value}”的岗位，请核对，或先添加该岗位',
    en: 'there is no post with the code “{value}”; check it, or add the post first',
  },
  'person-unknown': {
    zh: '没有用户名为“{value}”的人员，请核对，或先添加此人',
    en: 'there is nobody with the user name “{value}”; check it, or add the person first',
  },
  'person-has-work': {
    zh: '“{value}”还有工作未办，请先移交，再关闭账号',
    en: 'work still waits for “{value}”; hand it over, then close the account',
  },
  'kept-elsewhere': {
    zh: '“{key}”由其他系统维护，请在那里修改',
    en: '“{key}” is kept by another system; change it there',
  },
  'key-taken': { zh: '“{value}”已被使用，请换一个', en: '“{value}” is taken; choose another one' },
};

/** A problem in words, without the full stop. */
export const problemWords = ({ problem, value, key }: PlanProblem, lang: Language): string =>
  WORDS[problem][lang].replaceAll('{value}', value).replaceAll('{key}', key);
