const { createHttpAuthServer, createSession, isGrant } = require('./sdk/index.js');
const { ports, send } = require('./wx-ports.js');

const { apiUrl = 'http://localhost:4000/api/v1' } = wx.getExtConfigSync();

const session = createSession(
  Object.assign({}, ports, {
    auth: createHttpAuthServer({
      send,
      refreshUrl: `${apiUrl}/auth/refresh`,
      signOutUrl: `${apiUrl}/auth/logout`,
      verdicts: {
        refresh_token_invalid: 'ended',
        session_expired: 'ended',
        session_revoked: 'ended',
        proof_required: 'proof_required',
        wechat_code_invalid: 'proof_refused',
        request_too_late: 'too_late',
      },
      endReason: ({ code }) => (code === 'session_expired' ? 'expired' : 'revoked'),
    }),
  }),
);

/** Signs in with a code of `wx.login`; rejects where there is none, or the server grants nothing. */
function signIn() {
  return session.signIn(async (attempt) => {
    const { code } = await wx.login();
    const body = { code, attempt, device: { platform: 'weapp' } };
    const answer = await send({ url: `${apiUrl}/auth/login`, method: 'POST', body });
    if (answer.status !== 200 || !isGrant(answer.body)) throw new Error('sign-in refused');
    return answer.body;
  });
}

/** A request that needs a sign-in: url below the API, method GET unless given, data. Answers the body. */
async function request({ url, method = 'GET', data }) {
  const carry = ({ headers }) => send({ url: apiUrl + url, method, headers, body: data });
  const isRejected = ({ status }) => status === 401;
  const { status, body } = await session.call(carry, { isRejected });
  if (status >= 400) throw Object.assign(new Error(`HTTP ${status}`), { status, body });
  return body;
}

module.exports = { request, session, signIn };
