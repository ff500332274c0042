/** Schemas (TypeBox) with their types: for the server. The app imports `@wugan/shared` and stays free of TypeBox. */
export * from './auth.ts';
export * from './problem.ts';
export * from './providers.ts';
export * from './session.ts';
export * from './tokens.ts';
export * from './user.ts';
