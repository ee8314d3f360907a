import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityTable } from '../../../loaders/pull/availability-table.ts';
import { checkRedirect, checkUrl } from '../../../loaders/pull/check-url.ts';
import { fileNameOf } from '../../../loaders/pull/fetch-file.ts';
import { makeKeepFields } from '../../../loaders/pull/keep-fields.ts';
import { keptHeaders } from '../../../loaders/pull/kept-headers.ts';
import { looksLikeHtml } from '../../../loaders/pull/looks-like-html.ts';
import { pagedByNext } from '../../../loaders/pull/paged-by-next.ts';
import { pagedByNumber } from '../../../loaders/pull/paged-by-number.ts';
import { pagedByOffset } from '../../../loaders/pull/paged-by-offset.ts';
import { makePoliteHosts } from '../../../loaders/pull/polite-hosts.ts';
import { publicUrl } from '../../../loaders/pull/public-url.ts';
import { retryAfterMs } from '../../../loaders/pull/retry-after.ts';
import { pullSources } from '../../../loaders/pull/sources/index.ts';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { fakeClock } from '../../support/run-pull.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

describe('Retry-After', () => {
  it('is seconds or a date of HTTP, in any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
        const at = new Date(now.getTime() + seconds * 1000).toUTCString();
        expect(retryAfterMs(String(seconds), now)).toBe(seconds * 1000);
        expect(retryAfterMs(at, now)).toBe(seconds * 1000);
      }),
    );
  });

  it('that has passed is no wait', () => {
    expect(retryAfterMs('Sun, 22 Nov 2026 09:00:00 GMT', now)).toBe(0);
  });

  it.each([null, '', '-5', '1.5', 'soon', '2026-11-22', 'Sun'])('%s says nothing', (header) => {
    expect(retryAfterMs(header, now)).toBeNull();
  });
});

describe('a URL', () => {
  it.each(['https://example.org/a.csv', 'http://127.0.0.1:8080/', 'http://localhost/x', 'http://[::1]/x'])(
    '%s may be asked',
    (url) => expect(checkUrl(url).href).toBe(url),
  );

  it.each([
    ['http://example.org/a.csv', 'is not an https:// URL'],
    ['ftp://example.org/a.csv', 'is not an https:// URL'],
    ['file:///etc/passwd', 'is not an https:// URL'],
    ['http://127.0.0.1.example.org/', 'is not an https:// URL'],
    ['https://me:secret@example.org/', 'without a name and password'],
    ['3w.csv', 'is not a URL'],
  ])('%s may not', (url, why) => {
    expect(() => checkUrl(url)).toThrow(why);
    expect(() => checkUrl(url)).not.toThrow('secret');
  });

  it.each([
    ['https://example.org/a', 'https://files.example.net/b?x=1', 'https://files.example.net/b?x=1'],
    ['https://example.org/a/', 'b', 'https://example.org/a/b'],
    ['http://127.0.0.1/a', 'http://127.0.0.1:81/b', 'http://127.0.0.1:81/b'],
  ])('%s may lead to %s', (from, location, to) => {
    expect(checkRedirect(new URL(from), location).href).toBe(to);
  });

  it.each([
    ['https://example.org/a', 'http://example.org/a', 'not https'],
    ['https://example.org/a', 'http://127.0.0.1/admin', 'inside this network'],
    ['https://example.org/a', 'https://localhost/admin', 'inside this network'],
    ['https://example.org/a', 'https://169.254.169.254/latest', 'inside this network'],
    ['https://example.org/a', 'https://10.1.2.3/', 'inside this network'],
    ['https://example.org/a', 'https://[fd00::1]/', 'inside this network'],
    ['https://example.org/a', 'file:///etc/passwd', 'not https'],
    ['https://example.org/a', null, 'to nowhere'],
  ])('%s may not lead to %s', (from, location, why) => {
    expect(() => checkRedirect(new URL(from), location)).toThrow(why);
  });

  it('is shown without what may be a password', () => {
    const url = new URL('https://example.org/x?country=ETH&api_key=abc&X-Amz-Signature=def&email=a@b.c');
    expect(publicUrl(url)).toBe(
      'https://example.org/x?country=ETH&api_key=HIDDEN&X-Amz-Signature=HIDDEN&email=HIDDEN',
    );
  });

  it.each([
    ['https://example.org/download/3w%20Ethiopia.xlsx?x=1', '3w Ethiopia.xlsx'],
    ['https://example.org/', 'example.org'],
    ['https://example.org/100%/..%2f..%2fetc', '__.._etc'],
    ['https://example.org/.ssh', '_ssh'],
  ])('%s names its file', (url, name) => expect(fileNameOf(new URL(url))).toBe(name));
});

describe('what is kept', () => {
  it('of a record: the known fields, and of these nothing of persons', () => {
    const fields = makeKeepFields(['id', 'type', 'org_type_description'], bundledMappings());
    const kept = fields.keep({
      id: 7,
      org_type_description: 'International NGO',
      type: {
        name: 'Health',
        email: 'jane@example.org',
        remarks: 'Ask John Doe',
        of: [{ phone: '555', code: 2 }],
      },
      focal_person: 'Jane Doe',
      newly_named: 'Jane Doe',
    });
    expect(kept).toEqual({
      id: 7,
      org_type_description: 'International NGO',
      type: { name: 'Health', of: [{ code: 2 }] },
    });
    expect(fields.removed()).toEqual({
      'type.email': 1,
      'type.remarks': 1,
      'type.of.phone': 1,
      focal_person: 1,
      newly_named: 1,
    });
  });

  it('of headers: what tells the answer, no cookie', () => {
    const headers = new Headers({ etag: '"1"', 'set-cookie': 'session=1', 'content-type': 'text/csv' });
    expect(keptHeaders(headers)).toEqual({ etag: '"1"', 'content-type': 'text/csv' });
  });

  it('keeps every field that a source needs, and no field that names persons', () => {
    for (const { name, needs, keeps } of pullSources) {
      expect(
        needs.filter((field) => !keeps.includes(field)),
        name,
      ).toEqual([]);
      expect(
        keeps.filter((field) => /person|contact|mail|phone|user|address|modified_by/iu.test(field)),
        name,
      ).toEqual([]);
    }
  });
});

describe('pages', () => {
  const asked = new URL('https://go.example.org/api/v2/country/?limit=2');

  it('by next: its query alone counts, whatever scheme GO names itself by', () => {
    const answer = {
      count: 5,
      next: 'http://go.example.org/api/v2/country/?limit=2&offset=2',
      previous: null,
      results: [{}, {}],
    };
    expect(pagedByNext(2).read(answer, asked)).toEqual({
      records: [{}, {}],
      total: 5,
      pages: 3,
      next: 'limit=2&offset=2',
    });
  });

  it.each([
    'https://elsewhere.example.org/api/v2/country/?offset=2',
    'https://go.example.org/api/v3/country/',
  ])('by next: %s is not followed', (next) => {
    expect(() => pagedByNext(2).read({ count: 5, next, results: [] }, asked)).toThrow('elsewhere');
  });

  it.each([
    [{ count: 5, next: null, data: [] }, 'results is missing. There is: count, next, data.'],
    [{ count: 5, next: null, results: {} }, 'results is no list'],
    [{ count: '5', next: null, results: [] }, 'count is no whole number'],
    [{ count: 5, results: [] }, 'next is missing'],
    [[], 'There is: no object'],
    [null, 'There is: no object'],
  ])('by next: %j is told as another shape', (answer, why) => {
    expect(() => pagedByNext(2).read(answer, asked)).toThrow(why);
  });

  it('by number: up to maxPages, and a page that was not asked for is refused', () => {
    const url = new URL('https://api.example.org/population/?limit=2&page=2');
    const read = (page: number, maxPages: number) =>
      pagedByNumber(2).read({ page, maxPages, items: [{}] }, url);
    expect(read(2, 3).next).toBe('limit=2&page=3');
    expect(read(2, 2).next).toBeNull();
    expect(() => read(1, 3)).toThrow('was asked for page 2 and gave page 1');
  });

  it('by offset: goes on by what it was given, until a page is empty', () => {
    const url = new URL('https://hapi.example.org/x?limit=5&offset=3');
    expect(pagedByOffset(5).read({ data: [{}, {}] }, url).next).toBe('limit=5&offset=5');
    expect(pagedByOffset(5).read({ data: [] }, url).next).toBeNull();
  });
});

describe('a host', () => {
  it('is asked once a second, and hosts do not wait for each other', async () => {
    const clock = fakeClock();
    const polite = makePoliteHosts(clock, 1000);
    const { signal } = new AbortController();
    for (const host of ['a', 'b', 'a', 'a']) await polite(host, signal);
    expect(clock.waits).toEqual([1000, 1000]);
  });
});

describe('a web page', () => {
  it.each([
    ['text/html; charset=utf-8', 'a,b'],
    [null, '<!DOCTYPE html><html>'],
    ['text/plain', ' \n<html lang="en">'],
  ])('is known (%s, %s)', (type, head) => expect(looksLikeHtml(type, head)).toBe(true));

  it.each([
    ['text/csv', 'name,lat\n<b>,1'],
    ['application/json', '{"a": "<html>"}'],
    [null, ''],
  ])('is not taken for one (%s, %s)', (type, head) => expect(looksLikeHtml(type, head)).toBe(false));
});

describe('what HDX HAPI has', () => {
  it('is one line per country and table, with its latest day', () => {
    const one = { location_code: 'ETH', category: 'c', subcategory: 's' };
    expect(
      availabilityTable([
        { ...one, hapi_updated_date: '2026-01-02T00:00:00' },
        { ...one, hapi_updated_date: '2026-03-01T00:00:00' },
        { ...one, location_code: 'AFG', hapi_updated_date: null },
      ]),
    ).toEqual([
      { country: 'AFG', category: 'c', table: 's', areas: 1, updated: null },
      { country: 'ETH', category: 'c', table: 's', areas: 2, updated: '2026-03-01' },
    ]);
  });
});
