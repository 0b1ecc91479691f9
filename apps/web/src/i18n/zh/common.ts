export const common = {
  siteName: '网上办事大厅',
  loading: '正在打开',
  back: '返回',
  retry: '重试',
  cancel: '取消',
  confirm: '确定',
  close: '关闭',
  search: '搜索',
  more: '加载更多',
  peopleSeparator: '、',
  workingDays_other: '{{count}} 个工作日',
  problem: {
    network: '网络连接中断，请检查网络后重试。',
    unknown: '出错了，请稍后重试。',
    requestId: '编号 {{requestId}}，联系管理员时请一并告知。',
  },
} as const;
