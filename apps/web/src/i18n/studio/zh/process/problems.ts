/** What has to be mended, and what mends it at once. */
export const problemWords = {
  fixes: {
    default: '设一条为“其他情况”',
    name: '取一个名称',
    people: '设为部门负责人',
    step: '补上步骤设置',
    form: '使用表单',
    remove: '删除这个步骤',
    end: '在后面加上结束',
    fix: '修复',
  },
  problems: {
    title: '问题',
    none: '没有发现问题',
    checking: '正在检查…',
    mend: '怎样改',
    wholeProcess: '整个流程',
  },
} as const;
