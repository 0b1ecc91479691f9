export const auth = {
  title: '登录',
  username: '用户名',
  password: '密码',
  usernameMissing: '请输入用户名',
  passwordMissing: '请输入密码',
  submit: '登录',
  demo: {
    notice: '这是演示环境，数据均为虚构，请勿填写真实个人信息。',
    accounts: '选择一个身份体验',
    password: '演示账号的密码均为 {{password}}',
  },
  me: {
    title: '我的',
    notifications: '消息通知',
    language: '语言',
    username: '用户名',
    departments: '所属部门',
    unread: '未读',
  },
} as const;
