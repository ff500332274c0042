/** What every child process inherits. */
export const inheritedEnv: NodeJS.ProcessEnv = process.env;

/** Whether a missing browser is a failure rather than a skipped test. */
export const isCi = Boolean(process.env.CI) && process.env.CI !== 'false';

/** The browser for tests, if the usual places do not have it. */
export const chromiumPath = process.env.CHROMIUM_PATH || undefined;

/** A PostgreSQL server instead of the embedded one. */
export const databaseUrl = process.env.DATABASE_URL || undefined;

/** Where everything lies that outlives a start; the API reads the same variable. */
export const dataFolderFromEnv = process.env.DATA_DIR || undefined;

/** Whether the person brought an app of their own at WeChat: then the API talks to the real WeChat. */
export const hasOwnWechatApp = Boolean(process.env.WECHAT_APP_SECRET);

/** Pages that may call the API, if somebody chose them. */
export const corsOrigins = process.env.CORS_ORIGINS || undefined;

/** The three ports of the stack. */
export type Doors = Readonly<Record<'api' | 'sandbox' | 'h5', Door>>;

/** Throws if a variable holds no port. */
export function readDoors(): Doors {
  return {
    api: readDoor('the API', 'PORT', 4000),
    sandbox: readDoor('the WeChat sandbox', 'SANDBOX_PORT', 4010),
    h5: readDoor('the H5 preview', 'H5_PORT', 10_086),
  };
}

/** A port that a person may have to change, with everything a message about it needs. */
export interface Door {
  readonly title: string;
  readonly variable: string;
  readonly port: number;
}

function readDoor(title: string, variable: string, usual: number): Door {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return { title, variable, port };
  throw new Error(`${variable} must be a port from 1 to 65535, not "${process.env[variable]}".`);
}
