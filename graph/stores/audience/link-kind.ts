import type { KindName } from '../../model/kinds.ts';

/** Kinds of which a statement of completeness speaks when it says `links`. */
export const LINK_KINDS = ['Agreement', 'Referral'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const isLinkKind = (kind: KindName): kind is LinkKind => LINK_KINDS.some((one) => one === kind);

/** The field that names the service types of a link. */
export const TYPES_OF = { Agreement: 'topics', Referral: 'serviceType' } as const;
