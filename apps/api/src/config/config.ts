import type { WebApp } from './read-web-apps.ts';
import type { SecretList } from './secret-list.ts';
import type { KeyList } from './token-keys.ts';

/** What the server is told from outside; lifetimes are seconds, `rotationGrace` is milliseconds. */
export interface Config {
  readonly isProduction: boolean;
  readonly host: string;
  readonly port: number;
  /** Absent: the embedded PostgreSQL, in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly wechat: {
    readonly apiBase: string;
    readonly appId: string;
    readonly appSecret: string;
    /** Where a browser finds WeChat's authorization pages. */
    readonly authorizeBase: string;
    readonly webApps: readonly WebApp[];
  };
  readonly accessKeys: KeyList;
  readonly refreshSecrets: SecretList;
  readonly accessLifetime: number;
  readonly idleLifetime: number;
  readonly absoluteLifetime: number;
  readonly rotationGrace: number;
  readonly auditLifetime: number;
  readonly corsOrigins: readonly string[];
  /** How many proxies stand in front, or which; none: forwarded headers are not believed. */
  readonly trustProxy: number | string[];
  /** What a reader of the metrics must show; undefined: anybody in development, nobody in production. */
  readonly metricsToken: string | undefined;
  /** Base URL of a collector of traces (OTLP over HTTP); undefined: no traces. */
  readonly tracesEndpoint: string | undefined;
  readonly logLevel: string;
}
