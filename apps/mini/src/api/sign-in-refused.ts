import { fields } from './answers.ts';

/** The server said no, with a code of the closed list; `reason` where the code alone does not say why. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly code: string;
  readonly reason: string | undefined;

  constructor(status: number, problem: unknown) {
    super(`Sign-in was answered with ${status}.`);
    const { code, reason } = fields(problem);
    this.code = typeof code === 'string' ? code : '';
    this.reason = typeof reason === 'string' ? reason : undefined;
  }
}
