import { BlockList, isIP } from 'node:net';
import { badInput } from '../../graph/errors.ts';
import { pullError } from './pull-error.ts';

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
inner.addAddress('::1', 'ipv6');
inner.addAddress('::', 'ipv6');
inner.addSubnet('fc00::', 7, 'ipv6');
inner.addSubnet('fe80::', 10, 'ipv6');

const bare = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/u, '$1');

const isLoopback = (url: URL) =>
  url.hostname === 'localhost' ||
  url.hostname === '[::1]' ||
  // 127.0.0.1.example.org is a name, whatever it begins with.
  (isIP(url.hostname) === 4 && url.hostname.startsWith('127.'));

/** An address that only this machine or its network has: no public server has business to send us there. */
function isInner(url: URL): boolean {
  const host = bare(url);
  const family = isIP(host);
  return isLoopback(url) || (family !== 0 && inner.check(host, family === 6 ? 'ipv6' : 'ipv4'));
}

/** `https:`, or `http:` on this machine; no credentials in it, which would end up in logs. */
export function checkUrl(text: string, argument = 'URL'): URL {
  const url = URL.parse(text);
  if (url === null) throw badInput(argument, text, 'a URL, as https://example.org/3w.csv');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    throw badInput(
      argument,
      text.replace(/\/\/[^/]*@/u, '//…@'),
      'an https:// URL (http:// only on this machine)',
    );
  if (url.username !== '' || url.password !== '')
    throw badInput(argument, text.replace(/\/\/[^/]*@/u, '//…@'), 'a URL without a name and password in it');
  url.hash = '';
  return url;
}

/** Where an answer sends us on, checked as the first URL was. */
export function checkRedirect(from: URL, location: string | null): URL {
  const to = location === null ? null : URL.parse(location, from);
  if (to === null) throw pullError(`${from.host} redirects to nowhere.`);
  const outward = !isInner(from);
  if (outward && isInner(to))
    throw pullError(`${from.host} redirects to ${to.host}, which is inside this network: not followed.`);
  if (to.protocol !== 'https:' && !(to.protocol === 'http:' && isLoopback(to)))
    throw pullError(
      `${from.host} redirects to ${to.protocol}//${to.host}, which is not https: not followed.`,
    );
  to.username = '';
  to.password = '';
  return to;
}
