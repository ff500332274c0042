/**
 * SQL: whether this server is a standby, or a primary that was fenced off. After a fail-over an address may lead
 * to one for a while; what it says of sessions may be long past.
 */
export const isReadOnly = `current_setting('transaction_read_only', true) IS NOT DISTINCT FROM 'on'`;
