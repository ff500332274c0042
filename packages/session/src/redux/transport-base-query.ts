import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import { type HttpAnswer, type Send, TransportError } from '../core/index.ts';
import {
  fieldsOf,
  type RequestArgs,
  type RequestError,
  type RequestFields,
} from './request-args.ts';

function urlOf(baseUrl: string, { params, url }: RequestFields): string {
  const query = Object.entries(params ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  if (query.length === 0) return baseUrl + url;
  return `${baseUrl}${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function resultOf({ body, headers, status }: HttpAnswer) {
  if (status >= 200 && status < 300) return { data: body };
  const retryAfter = Number(headers['retry-after']);
  const error: RequestError = { status, problem: body, ...(retryAfter > 0 && { retryAfter }) };
  return { error };
}

/**
 * An RTK Query base query over any transport, without a token: `baseUrl` is put before every URL as it
 * is. A status of 200–299 is data; all else, and no answer at all, is a {@link RequestError}. Throws
 * only what is a bug.
 */
export function createTransportBaseQuery(options: {
  readonly send: Send;
  readonly baseUrl: string;
}): BaseQueryFn<RequestArgs, unknown, RequestError> {
  return async (args, { signal }) => {
    const fields = fieldsOf(args);
    const { body, headers, method = 'GET', timeout } = fields;
    try {
      const request = {
        url: urlOf(options.baseUrl, fields),
        method,
        body,
        signal,
        ...(headers && { headers }),
        ...(timeout !== undefined && { timeout }),
      };
      return resultOf(await options.send(request));
    } catch (error) {
      if (error instanceof TransportError)
        return { error: { status: 'NETWORK', kind: error.kind } };
      throw error;
    }
  };
}
