import type { EndReason } from '@wugan/session';

const endReasons: Record<EndReason, string> = {
  'signed-out': '你已退出登录。',
  'signed-out-elsewhere': '这次登录已在别处被退出。',
  replaced: '已换成另一个账号登录。',
  expired: '太久没有使用，登录已过期，请重新登录。',
  revoked: '这次登录已被服务器结束，请重新登录。',
  'reuse-detected': '登录凭证可能被别人用过。为了安全，请重新登录。',
  rejected: '服务器不认识这次登录，请重新登录。',
  'proof-refused': '当前微信账号与登录的账号不一致，请重新登录。',
};

/** Chinese: the dictionary that the type of every other language is taken from. */
export const zh = {
  tabs: { home: '首页', me: '我的', lab: '实验室' },
  home: {
    brand: '无感',
    tagline: '登录一次，之后不必再想起它。',
    points: [
      { title: '只登录一次', text: '令牌过期由程序自己续上，你看不到登录页。' },
      { title: '只刷新一次', text: '许多请求同时过期，只换一次令牌，其余等候后重发。' },
      { title: '从不丢失', text: '断网、杀进程、答复丢失，登录都还在。' },
    ],
    toSignIn: '去登录',
    greeting: (part: DayPart, name: string | null) =>
      name === null ? dayParts[part] : `${dayParts[part]}，${name}`,
    greetingNote: '登录状态由程序自己保持。',
    activity: '最近活动',
    activityNote: '登录后才能看到；令牌过期时会自己续上。',
    empty: '还没有活动。',
  },
  session: {
    platforms: { weapp: '微信小程序', h5: '网页' },
    otherPlatform: '其他设备',
    current: '本机',
    since: (when: string) => `${when}登录`,
    seen: (when: string) => `${when}活跃`,
  },
  failure: {
    offline: '服务器暂时连不上，已保留登录。',
    server: '服务器出了点问题，请稍后再试。',
    retry: '重试',
    loading: '加载中…',
  },
  me: {
    nobody: '未登录',
    nobodyNote: '登录后可以设置昵称，并在实验室里看一次无感刷新。',
    noName: '未设置昵称',
    signIn: '微信登录',
    signInFailed: '登录失败，请稍后重试',
    pickUser: '选择一个沙箱用户',
    pickUserNote: '网页里没有微信登录。开发时由沙箱代替微信发放登录码。',
    noSandbox: '网页登录尚未开放，请在微信小程序中打开。',
    userName: '或输入名字',
    signInAs: '登录',
    nickname: '昵称',
    nicknamePlaceholder: '给自己起个名字',
    save: '保存',
    saved: '已保存',
    saveFailed: '没有保存，请稍后重试',
    signOut: '退出登录',
    memberSince: (when: string) => `${when}加入`,
  },
  lab: {
    title: '同时过期',
    intro: '让一批请求带着失效的令牌同时出发，看看发生了什么。',
    count: '请求数',
    run: '开始',
    running: '进行中…',
    resting: '刚换过的令牌要先歇一会儿，最多 15 秒。',
    signInFirst: '登录之后才能做这个实验。',
    toSignIn: '去登录',
    failed: '实验没有完成，请稍后重试',
    timeline: '时间线',
    blank: '开始之后，每个请求会在这里画成一行。',
    milliseconds: (ms: number) => `${ms} 毫秒`,
    legend: {
      waiting: '等待',
      sent: '发出',
      rejected: '401',
      parked: '等候刷新',
      refresh: '刷新',
      replay: '重发',
    },
    sums: {
      requests: '请求',
      rejected: '401',
      refreshes: '刷新',
      replays: '重发',
      failures: '失败',
    },
    verdict: {
      silent: '全部得到答复，用户毫无察觉。',
      ahead: '程序知道令牌已过期，先刷新，再发出。',
      failed: '有请求没有得到答复；登录仍然保留。',
    },
  },
  time: {
    now: '刚刚',
    minutes: (n: number) => `${n} 分钟前`,
    hours: (n: number) => `${n} 小时前`,
    days: (n: number) => `${n} 天前`,
  },
  endReasons,
};

/** Which greeting an hour asks for. */
export type DayPart = 'night' | 'morning' | 'afternoon' | 'evening';
const dayParts: Record<DayPart, string> = {
  night: '夜深了',
  morning: '早上好',
  afternoon: '下午好',
  evening: '晚上好',
};

/** Every text of the app; a key that a language lacks is a type error. */
export type Dictionary = typeof zh;
