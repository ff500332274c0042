/** The session in a Taro app: transport, storage, lifecycle and the silent proof. */
export { type ConnectionGate, createConnectionGate } from './connection-gate.ts';
export { createEncryptedTaroStore } from './encrypted-store.ts';
export {
  createTaroDownload,
  createTaroUpload,
  type Download,
  type DownloadRequest,
  type Upload,
  type UploadRequest,
} from './taro-files.ts';
export { createTaroPlatform, type TaroPlatform } from './taro-platform.ts';
export { createTaroTransport, type TaroTransportOptions } from './taro-transport.ts';
export { createWechatProver } from './wechat-prover.ts';
