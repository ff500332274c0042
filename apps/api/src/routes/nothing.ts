import { Type } from 'typebox';

/** The answer without a body, of status 204. */
export const nothing = Type.Null({ description: 'Done.' });
