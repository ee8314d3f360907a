import { createHash } from 'node:crypto';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GO_COUNTRIES,
  GO_LOCAL_UNITS,
  GO_PROJECTS,
  HAPI_AVAILABILITY,
  HAPI_PRESENCE,
  HAPI_REFUGEES,
  UNHCR_APPLICATIONS,
  UNHCR_POPULATION,
} from './source-fixtures.ts';

export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  /** 1 for the first request to this path. */
  readonly number: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A fault writes the answer itself; `right` is what would have been given. */
export type Fault = (response: ServerResponse, right: string) => void;

export interface SourceServer {
  readonly url: string;
  /** All requests, in order; tests empty it. */
  readonly asked: Asked[];
  /** What the lists hold, by path; files by `/files/NAME`. Tests change them. */
  readonly lists: Record<string, readonly unknown[]>;
  readonly files: Record<string, { readonly body: string | Buffer; readonly type: string }>;
  /** How many records a page has, whatever is asked for. */
  pageSize: number;
  /** Changes the envelope of a page, or a fault in its place. */
  fault: (asked: Asked) => Fault | undefined;
  change: (answer: Record<string, unknown>, asked: Asked) => unknown;
  close(): Promise<void>;
}

const GO = ['/api/v2/country/', '/api/v2/public-local-units/', '/api/v2/project/'];
const HAPI = [
  '/api/v2/coordination-context/operational-presence',
  '/api/v2/affected-people/refugees-persons-of-concern',
  '/api/v2/metadata/data-availability',
];

/** IFRC GO, UNHCR and HDX HAPI in one server on this machine, each in its documented shape, with faults. */
export async function openSourceServer(): Promise<SourceServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    const path = url.pathname;
    const one: Asked = {
      path,
      query: url.searchParams,
      number: asked.filter((before) => before.path === path).length + 1,
      headers: request.headers as Asked['headers'],
    };
    asked.push(one);
    const { status, body, type } = answerOf(one);
    const fault = self.fault(one);
    if (fault !== undefined) return fault(response, body.toString());
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    if (status === 200 && one.headers['if-none-match'] === etag)
      return response.writeHead(304, { etag }).end();
    response.writeHead(status, { 'content-type': type, ...(status === 200 ? { etag } : {}) }).end(body);
  });

  function answerOf(one: Asked): { status: number; body: string | Buffer; type: string } {
    const file = self.files[one.path];
    if (file !== undefined) return { status: 200, ...file };
    const json = (status: number, value: unknown) => ({
      status,
      body: JSON.stringify(value),
      type: 'application/json',
    });
    const list = self.lists[one.path];
    if (list === undefined) return json(404, { detail: 'Not found.' });
    if (HAPI.includes(one.path) && one.headers['x-hdx-hapi-app-identifier'] === undefined)
      return json(403, { error: 'Missing app identifier' });
    return json(200, self.change(page(one, list), one));
  }

  function page({ path, query }: Asked, list: readonly unknown[]): Record<string, unknown> {
    const size = Math.min(self.pageSize, Number(query.get('limit')));
    if (path.startsWith('/population/')) {
      const page = Number(query.get('page'));
      return {
        page,
        'short-url': 'test',
        maxPages: Math.ceil(list.length / size),
        total: [],
        items: list.slice((page - 1) * size, page * size),
      };
    }
    const offset = Number(query.get('offset') ?? 0);
    const some = list.slice(offset, offset + size);
    if (HAPI.includes(path)) return { data: some };
    const following = new URLSearchParams(query);
    following.set('offset', String(offset + size));
    // As GO behind its proxy names itself: http, whatever it was asked by.
    const next = offset + size < list.length ? `http://127.0.0.1${path}?${following}` : null;
    return { count: list.length, next, previous: null, results: some };
  }

  const self: SourceServer = {
    url: '',
    asked,
    lists: {
      [GO[0]!]: GO_COUNTRIES,
      [GO[1]!]: GO_LOCAL_UNITS,
      [GO[2]!]: GO_PROJECTS,
      '/population/v1/population/': UNHCR_POPULATION,
      '/population/v1/asylum-applications/': UNHCR_APPLICATIONS,
      [HAPI[0]!]: HAPI_PRESENCE,
      [HAPI[1]!]: HAPI_REFUGEES,
      [HAPI[2]!]: HAPI_AVAILABILITY,
    },
    files: {},
    pageSize: 2,
    fault: () => undefined,
    change: (answer) => answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(self, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

export const faults = {
  status:
    (status: number, headers: Readonly<Record<string, string>> = {}): Fault =>
    (response) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}'),
  html: ((response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!DOCTYPE html><html><title>Maintenance</title></html>')) as Fault,
  /** As a proxy says it: with a page for people. */
  unavailable: ((response) =>
    void response.writeHead(503, { 'content-type': 'text/html' }).end('<html>')) as Fault,
  /** Says how long it is, and hangs up in the middle. */
  cut: ((response, right) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(right),
    });
    response.write(right.slice(0, right.length / 2), () => response.destroy());
  }) as Fault,
  /** Half of a JSON text, as if it were all. */
  half: ((response, right) =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(right.slice(0, right.length / 2))) as Fault,
  silent: (() => undefined) as Fault,
  /** Half of the answer, then nothing more. */
  stall: ((response, right) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(right.slice(0, right.length / 2));
  }) as Fault,
  redirect:
    (location: string): Fault =>
    (response) =>
      void response.writeHead(302, { location }).end(),
};
