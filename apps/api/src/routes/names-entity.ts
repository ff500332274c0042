/** One entity tag of a list, without the mark of a weak one: either kind means the same here. */
const entityTags = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Whether `If-None-Match` names this entity tag, or any there is (RFC 9110, 13.1.2). */
export function namesEntity(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(entityTags)].some(([, tag]) => tag === etag);
}
