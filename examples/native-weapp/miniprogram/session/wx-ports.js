const { TransportError } = require('./sdk/index.js');

const KEY = 'session';

/** A `Send` over `wx.request`, which succeeds for any status and parses JSON by itself. */
function send({ url, method, headers, body, timeout = 60000, signal }) {
  return new Promise((resolve, reject) => {
    const task = wx.request({
      url,
      method,
      timeout,
      header: Object.assign({}, headers),
      data: body,
      success({ statusCode, header, data }) {
        const lowered = {};
        for (const name of Object.keys(header)) lowered[name.toLowerCase()] = header[name];
        resolve({ status: statusCode, headers: lowered, body: data });
      },
      fail({ errMsg }) {
        const named = /timeout|interrupted|abort/.exec(errMsg) || ['offline'];
        reject(new TransportError(named[0] === 'abort' ? 'aborted' : named[0]));
      },
    });
    if (!signal) return;
    if (signal.aborted) task.abort();
    else signal.addEventListener('abort', () => task.abort());
  });
}

/** The sync calls make reading and writing one step. They may throw: the session bears it. */
const store = {
  shared: false,
  async read() {
    return wx.getStorageSync(KEY) || null;
  },
  async update(decide) {
    const present = wx.getStorageSync(KEY) || null;
    const kept = decide(present);
    if (kept === present) return;
    if (kept === null) wx.removeStorageSync(KEY);
    else wx.setStorageSync(KEY, kept);
  },
};

/** Ticks on from where it was when the user sets the phone back: WeChat has no monotonic clock. */
let latest = 0;
let shift = 0;
const clock = {
  now() {
    const time = Date.now() + shift;
    if (time < latest) shift += latest - time;
    latest = Math.max(latest, time);
    return latest;
  },
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

const hex = (byte) => (byte + 256).toString(16).slice(1);
const random = {
  async key() {
    const { randomValues } = await wx.getRandomValues({ length: 16 });
    return Array.from(new Uint8Array(randomValues), hex).join('');
  },
  unit: Math.random,
};

let isHidden = false;
const listeners = new Set();
wx.onAppHide(() => {
  isHidden = true;
});
wx.onAppShow(() => {
  isHidden = false;
  for (const listener of listeners) listener();
});
const lifecycle = {
  isHidden: () => isHidden,
  onShow(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Opened from Moments (scene 1154): nobody can sign in there. */
const anonymous = wx.getLaunchOptionsSync().scene === 1154;

/** Proves the owner without asking them, should a token have been stolen. */
const prover = async () => {
  const { code } = await wx.login();
  if (!code) throw new Error('wx.login gave no code');
  return { code };
};

module.exports = { send, ports: { store, clock, random, lifecycle, anonymous, prover } };
