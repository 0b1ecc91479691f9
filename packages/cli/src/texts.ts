/** Languages of the command line. */
export type Language = 'zh' | 'en';

const TEXTS = {
  usage: {
    zh: `用法：pnpm flowhall <命令> [选项]

  validate [路径…]     检查事项文件夹，或 .bpmn、.dmn 文件（默认 processes/ 下的全部事项）
  test [文件夹…]       运行事项的场景，并报告流程覆盖率
  new <标识>           在 processes/ 下新建一个可运行的事项
  deploy <文件夹>      将事项部署到运行中的服务器（需 --server 与 --token-file）
  diff <旧> <新>       比较同一事项的两个文件夹：流程、步骤设置、表单和其他文件

选项
  --lang zh|en         输出语言（默认取自 LANG）
  --root <文件夹>      事项所在文件夹（默认 processes）
  --require-coverage   test：流程未被场景完全覆盖时视为失败
  --report <文件>      test：将覆盖率写成网页，流程图着色
  --server <地址>      deploy：服务器地址
  --token-file <文件>  deploy：存有 API 令牌的文件，令牌须有部署权限
  --reason <说明>      deploy：修改说明
  --dry-run            deploy：只检查，不部署
  --json               validate、diff：以一行 JSON 输出
  --help               显示本说明

退出码：0 无误 · 1 有错误或有差异 · 2 用法不对`,
    en: `Usage: pnpm flowhall <command> [options]

  validate [PATH…]     check service items, or .bpmn and .dmn files: folders, files or patterns
                       (by default all items below processes/)
  test [FOLDER…]       run the items' scenarios and report the coverage of their processes
  new <KEY>            create a service item that runs, below processes/
  deploy FOLDER        deploy an item to a server that runs (needs --server and --token-file)
  diff <OLD> <NEW>     compare two folders of an item: process, settings of steps, forms, other files

Options
  --lang zh|en         language of the output (from LANG by default)
  --root FOLDER        folder that holds the items (processes by default)
  --require-coverage   test: fail when scenarios leave a part of a process out
  --report FILE        test: write the coverage as a page with coloured diagrams
  --server URL         deploy: address of the server
  --token-file FILE    deploy: file with an API token that may deploy
  --reason TEXT        deploy: what has changed and why
  --dry-run            deploy: check only
  --json               validate, diff: one line of JSON
  --help               show this text

Exit codes: 0 all well · 1 errors or differences found · 2 wrong usage`,
  },
  unknownCommand: { zh: '没有命令 {command}。', en: 'There is no command {command}.' },
  badOption: { zh: '选项不对：{why}', en: 'Wrong option: {why}' },
  keyNeeded: { zh: '请给出事项标识，例如 venue-booking。', en: 'Name a key, for example venue-booking.' },
  keyInvalid: {
    zh: '事项标识只能用小写字母、数字和连字符，并以字母开头：{key}',
    en: 'A key has lower-case letters, digits and hyphens only and begins with a letter: {key}',
  },
  exists: { zh: '{folder} 已存在。', en: '{folder} exists already.' },
  created: { zh: '已新建 {folder}。', en: 'Created {folder}.' },
  nextSteps: {
    zh: '接下来：修改其中的文件，然后运行 pnpm flowhall validate {folder} && pnpm flowhall test {folder}',
    en: 'Next: edit its files, then run pnpm flowhall validate {folder} && pnpm flowhall test {folder}',
  },
  twoFolders: { zh: '请给出要比较的两个文件夹。', en: 'Name the two folders to compare.' },
  same: { zh: '没有差异。', en: 'No differences.' },
  onlyLayout: { zh: '内容相同，仅写法不同', en: 'the same content, only written differently' },
  noItems: { zh: '{folder} 下没有事项。', en: 'There are no items below {folder}.' },
  unreadable: { zh: '无法读取 {folder}：{why}', en: 'Cannot read {folder}: {why}' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  mend: { zh: '改法：', en: 'Mend: ' },
  valid: { zh: '无误', en: 'no findings' },
  summary: {
    zh: '{checked}，{errors} 个错误，{warnings} 个警告',
    en: '{checked}, {errors} errors, {warnings} warnings',
  },
  items: { zh: '{items} 个事项', en: '{items} items' },
  files: { zh: '{files} 个文件', en: '{files} files' },
  noMatch: { zh: '没有与 {pattern} 匹配的文件。', en: 'Nothing matches {pattern}.' },
  noModel: { zh: '{file} 不是 .bpmn 或 .dmn 文件。', en: '{file} is no .bpmn or .dmn file.' },
  nothingBelow: {
    zh: '{file} 下没有事项，也没有 .bpmn 或 .dmn 文件。',
    en: 'There is no service item and no .bpmn or .dmn file in {file}.',
  },
  keyDiffers: { zh: '文件夹名 {folder} 与标识 {key} 不同', en: 'The folder {folder} and the key {key} differ' },
  keyDiffersMend: { zh: '让两者相同。', en: 'Give both the same name.' },
  noScenarios: { zh: '没有场景', en: 'no scenarios' },
  coverage: {
    zh: '流程覆盖率 {percent}%（节点 {nodes}，连线 {flows}）',
    en: 'process coverage {percent}% (nodes {nodes}, flows {flows})',
  },
  coverageWithRules: {
    zh: '流程覆盖率 {percent}%（节点 {nodes}，连线 {flows}，决策规则 {rules}）',
    en: 'process coverage {percent}% (nodes {nodes}, flows {flows}, decision rules {rules})',
  },
  uncovered: { zh: '未覆盖：{ids}', en: 'not run: {ids}' },
  tested: { zh: '{passed} 个场景通过，{failed} 个失败', en: '{passed} scenarios passed, {failed} failed' },
  reportTitle: { zh: '流程覆盖率', en: 'Process coverage' },
  reported: { zh: '报告：{file}', en: 'Report: {file}' },
  deployNeeds: {
    zh: '请给出事项文件夹、--server 与 --token-file。',
    en: 'Name the folder of an item, --server and --token-file.',
  },
  badServer: { zh: '服务器地址不对：{server}', en: 'This is no address of a server: {server}' },
  unreachable: { zh: '无法连接 {server}：{why}', en: 'Cannot reach {server}: {why}' },
  deployed: { zh: '{folder} 已部署为第 {version} 版', en: '{folder} deployed as version {version}' },
  wouldDeploy: { zh: '{folder} 将成为第 {version} 版', en: '{folder} would become version {version}' },
  unchanged: { zh: '{folder} 与第 {version} 版相同', en: '{folder} is version {version} already' },
  notDeployed: { zh: '{folder} 未部署：{why}', en: '{folder} not deployed: {why}' },
  notTested: { zh: '模型有误，未运行场景', en: 'has errors, its scenarios were not run' },
} as const satisfies Record<string, Record<Language, string>>;

export type TextKey = keyof typeof TEXTS;

/** A text of the command line with its `{name}` places filled. */
export function say(lang: Language, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[key][lang].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
