export interface BannerAddresses {
  readonly h5: string;
  readonly api: string;
  readonly sandbox: string;
  readonly database: string;
  readonly apiLog: string;
}

/** Works where pnpm is not installed, too. */
const pnpm = 'npx -y pnpm@10.34.9';

/** What a person sees when everything is up. */
export function banner({ h5, api, sandbox, database, apiLog }: BannerAddresses): string {
  return `
  Wugan 无感 is up.

    H5 preview       ${h5}
    API              ${api}/api/v1
    API reference    ${api}/docs
    WeChat           ${sandbox}
    PostgreSQL       ${database}
    API log          ${apiLog}

  Try this
    1. Open ${h5}, go to Me (我的) and sign in as any sandbox user.
    2. Open the Lab (实验室) and fire 20 requests with an expired token: one refresh, 20 answers.
    3. Watch it with tokens that live half a minute: ACCESS_TOKEN_TTL=30s ${pnpm} start
    4. The mini program: ${pnpm} --filter @wugan/mini build:weapp, then open apps/mini in WeChat DevTools.

  Ctrl-C stops everything; the data stays for the next start.
`;
}
