/** One request that came through; `status` is what the server answered, even if nobody heard it. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  status?: number;
}

export interface RequestFilter {
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
}

/** Counts what came through. */
export function createTally() {
  const seen: SeenRequest[] = [];
  return {
    add(request: SeenRequest): SeenRequest {
      seen.push(request);
      return request;
    },
    list: (): readonly SeenRequest[] => seen,
    count: ({ method, path, status }: RequestFilter): number =>
      seen.filter(
        (request) =>
          (method === undefined || request.method === method) &&
          (path === undefined || request.path === path) &&
          (status === undefined || request.status === status),
      ).length,
    clear: () => void seen.splice(0),
  };
}
