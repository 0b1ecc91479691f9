export const layout = {
  skipToContent: '跳到正文',
  mainNavigation: '主导航',
  todoCount: '待办',
  switchLanguage: '切换语言',
  manage: '管理',
  signOut: '退出登录',
  nav: { hall: '办事大厅', tasks: '我的待办', applications: '我的申请' },
  tab: { hall: '大厅', tasks: '待办', applications: '申请', me: '我的' },
  theme: { title: '外观', system: '跟随系统', light: '浅色', dark: '深色' },
  unreachable: {
    title: '暂时连不上服务器',
    hint: '请检查网络，稍后重试。',
    retry: '重试',
  },
  notFound: {
    title: '页面不存在',
    text: '没有找到这个页面',
    hint: '链接可能已失效，或者您无权查看。',
    toHall: '去办事大厅',
  },
  crash: {
    title: '这个页面打不开',
    hint: '请刷新后再试；如仍有问题，请联系管理员。',
    newVersion: '系统已更新',
    newVersionHint: '刷新页面即可使用新版本。',
    reload: '刷新',
  },
} as const;
