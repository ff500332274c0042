/** What a listener of the world throws on purpose. */
export class ListenerError extends Error {}
