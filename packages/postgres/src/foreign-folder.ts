/** What to say when the folder's files cannot be read, and what to do about it. */
export function foreignFolder(path: string, cause: unknown): Error {
  return new Error(
    `The database in ${path} cannot be read (${String(cause)}). ` +
      'Was it made by another user, such as root? Start as that user, or remove the folder to begin anew.',
    { cause },
  );
}
