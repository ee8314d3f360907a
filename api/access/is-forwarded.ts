import type { FastifyRequest } from 'fastify';

/** Headers by which a proxy says that somebody else asks. */
const FORWARDED = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/** Some proxies add no header, and speak HTTP/1.0 to the server behind them, which no browser does. */
export const isForwarded = ({ headers, raw }: FastifyRequest): boolean =>
  raw.httpVersion === '1.0' || Object.keys(headers).some((name) => FORWARDED.test(name));
