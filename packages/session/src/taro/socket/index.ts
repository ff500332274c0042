/** A socket of a Taro app that belongs to the session. */
export type { SocketClosing, SocketMessage } from './socket-connection.ts';
export type { SocketHeartbeat, TaroSocket, TaroSocketOptions } from './socket-options.ts';
export { createTaroSocket } from './taro-socket.ts';
