// Read before the app starts. Set apiUrl and sandboxUrl here to point a built page at other servers.
window.__WUGAN__ = window.__WUGAN__ || {};
