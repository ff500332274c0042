const { request, session, signIn } = require('../../session/session.js');

Page({
  data: { isSignedIn: false, user: '', answers: '' },

  onLoad() {
    const show = () => this.setData({ isSignedIn: session.state().status === 'signed-in' });
    this.stop = session.on(show);
    session.start().then(show);
  },

  onUnload() {
    this.stop();
  },

  signIn() {
    signIn().catch(() => wx.showToast({ title: '登录失败，请稍后重试', icon: 'none' }));
  },

  signOut() {
    this.setData({ user: '', answers: '' });
    session.signOut();
  },

  async ask() {
    try {
      const { id } = await request({ url: '/me' });
      this.setData({ user: id });
    } catch ({ code }) {
      const text = code === 'REFRESH_UNREACHABLE' ? '暂时连不上，已保留登录' : '出错了，请稍后重试';
      wx.showToast({ title: text, icon: 'none' });
    }
  },

  async askTen() {
    const ten = Array.from({ length: 10 }, () => request({ url: '/me' }));
    const settled = await Promise.all(
      ten.map((one) =>
        one.then(
          () => true,
          () => false,
        ),
      ),
    );
    this.setData({ answers: `${settled.filter(Boolean).length} / 10` });
  },
});
