/** A walk through the process. */
export const simulateWords = {
  simulate: {
    title: '模拟',
    hint: '不填数据，自己决定每一步怎样走。点步骤上的按钮继续。',
    start: '从这里开始',
    complete: '办完',
    happen: '发生',
    signal: '广播',
    choose: '走这条',
    error: '报错',
    escalate: '上报',
    back: '退一步',
    restart: '重来',
    auto: '自动走',
    pause: '暂停',
    close: '结束模拟',
    running: '进行中',
    completed: '流程已结束',
    failed: '因未处理的错误结束',
    stuck: '卡住了：有分支永远等不到',
    endless: '一直循环，永远不会停下',
  },
} as const;
