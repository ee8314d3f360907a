import { z } from 'zod';
import { isLoopback } from './http/is-loopback.ts';

/** Without TLS anybody on the way could name himself: http is for this machine alone. */
export const secureUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https:// URL' })
  .refine(
    (text) => text.startsWith('https:') || isLoopback(new URL(text).hostname),
    'must be an https:// URL: http:// is for this machine alone',
  );
