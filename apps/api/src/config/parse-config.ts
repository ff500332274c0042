import type { Config } from './config.ts';
import type { DevelopmentSecrets } from './development-secrets.ts';
import {
  parseBaseUrl,
  parseCount,
  parseLogLevel,
  parseOrigins,
  parseStage,
  parseToken,
  parseTrustProxy,
} from './parsers.ts';
import { readLifetimes } from './read-lifetimes.ts';
import { readPlace } from './read-place.ts';
import { readSecrets } from './read-secrets.ts';
import { readWechat } from './read-wechat.ts';
import { type Environment, Settings } from './settings.ts';

/** What only the machine knows: where things lie when nothing says so. */
export interface Surroundings {
  readonly defaultDataFolder: string;
  /** Secrets for development, kept in the data folder, or what is wrong with it; never called in production. */
  developmentSecrets(dataFolder: string): DevelopmentSecrets | string;
}

const developmentOrigins = ['http://localhost:10086', 'http://127.0.0.1:10086'];

/** Makes a configuration of environment variables. @throws StartError that names every variable and what to do about it. */
export function parseConfig(environment: Environment, surroundings: Surroundings): Config {
  const settings = new Settings(environment);
  const expectedStage = 'must be production, development or test';
  const stage = settings.parsed('NODE_ENV', parseStage, 'development', expectedStage);
  const isProduction = stage === 'production';
  const place = readPlace(settings, surroundings.defaultDataFolder);

  const config: Config = {
    isProduction,
    ...place,
    host: settings.text('HOST') ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: settings.parsed('PORT', parseCount(65_535), 4000, 'must be a port: 0 to 65535'),
    wechat: readWechat(settings, isProduction),
    ...readSecrets(settings, isProduction, () => surroundings.developmentSecrets(place.dataFolder)),
    ...readLifetimes(settings, isProduction),
    corsOrigins: settings.parsed(
      'CORS_ORIGINS',
      parseOrigins,
      isProduction ? [] : developmentOrigins,
      'must be a comma-separated list of origins such as https://app.example.com, without a path',
    ),
    trustProxy: settings.parsed(
      'TRUST_PROXY',
      parseTrustProxy,
      [],
      'must be the number of proxies in front of this server, or a comma-separated list of their addresses',
    ),
    metricsToken: settings.parsed(
      'METRICS_TOKEN',
      parseToken,
      undefined,
      'must be one word of ASCII, or no bearer token can be it: make one with: openssl rand -hex 32',
    ),
    tracesEndpoint: settings.parsed(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      parseBaseUrl,
      undefined,
      'must be the URL of an OTLP collector that listens on HTTP, without a query, such as http://127.0.0.1:4318',
    ),
    logLevel: settings.parsed(
      'LOG_LEVEL',
      parseLogLevel,
      'info',
      'must be one of fatal, error, warn, info, debug, trace or silent',
    ),
  };
  settings.throwComplaints('The server does not start with this configuration:');
  return config;
}
