/** The session in a Taro app: transport, storage, lifecycle and the silent proof. */
export { createTaroPlatform, type TaroPlatform } from './taro-platform.ts';
export { createTaroTransport } from './taro-transport.ts';
export { createWechatProver } from './wechat-prover.ts';
