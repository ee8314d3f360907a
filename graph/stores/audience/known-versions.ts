import { type Audience, NOBODY, wider } from '../../model/audience.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import type { AudienceRows, NewAudience, StoredVersion } from './audience-rows.ts';

/** More codes are not remembered from one batch to the next. */
const MOST_CODES = 100_000;

/** The audiences that committed versions will get when the load is published. */
export class CommittedAudiences {
  readonly #byKind = new Map<KindName, Map<string, NewAudience>>();

  set(kind: KindName, { code, source }: AnyFact, audience: Audience): void {
    const ofKind = this.#byKind.get(kind) ?? new Map<string, NewAudience>();
    this.#byKind.set(kind, ofKind.set(`${source} ${code}`, { code, source, audience }));
  }

  /** The audience that a version will have. */
  of(kind: KindName, { fact, audience, written }: StoredVersion): Audience {
    if (written) return audience;
    return this.#byKind.get(kind)?.get(`${fact.source} ${fact.code}`)?.audience ?? audience;
  }

  codes(kind: KindName): string[] {
    return [...new Set(Array.from(this.#byKind.get(kind)?.values() ?? [], ({ code }) => code))];
  }

  all(): [KindName, NewAudience[]][] {
    return Array.from(this.#byKind, ([kind, changes]) => [kind, [...changes.values()]]);
  }
}

/** Current versions of the facts that others name, asked for once and in batches. */
export class KnownVersions {
  readonly #rows: AudienceRows;
  readonly #committed: CommittedAudiences;
  readonly #known = new Map<KindName, Map<string, StoredVersion[]>>();
  #count = 0;

  constructor(rows: AudienceRows, committed: CommittedAudiences) {
    this.#rows = rows;
    this.#committed = committed;
  }

  /** Called between batches, so that memory does not grow with the load. */
  makeRoom(): void {
    if (this.#count < MOST_CODES) return;
    this.#known.clear();
    this.#count = 0;
  }

  /** Asks for those of the codes that are not known. */
  async learn(kind: KindName, codes: Iterable<string>): Promise<void> {
    let known = this.#known.get(kind);
    if (known === undefined) this.#known.set(kind, (known = new Map()));
    const asked = [...new Set(codes)].filter((code) => !known.has(code));
    if (asked.length === 0) return;
    for (const code of asked) known.set(code, []);
    this.#count += asked.length;
    for (const version of await this.#rows.stated(kind, asked)) {
      if (version.current) known.get(version.fact.code)!.push(version);
    }
  }

  /** For `ownersOf`. */
  readonly stated = async (kind: KindName, code: string): Promise<readonly AnyFact[]> => {
    await this.learn(kind, [code]);
    return this.#versions(kind, code).map(({ fact }) => fact);
  };

  /** The facts of a code that `learn` has asked for. */
  facts(kind: KindName, code: string): AnyFact[] {
    return this.#versions(kind, code).map(({ fact }) => fact);
  }

  /** Who reads that there is a fact of this code. It must have been learnt. */
  audience(kind: KindName, code: string): Audience {
    return widest(this.#versions(kind, code).map((version) => this.#committed.of(kind, version)));
  }

  #versions(kind: KindName, code: string): StoredVersion[] {
    const versions = this.#known.get(kind)?.get(code);
    if (versions === undefined) throw new Error(`${kind} ${code} was not learnt.`);
    return versions;
  }
}

/** Of the versions of one code, who reads one of them; nobody when there is none. */
export function widest(audiences: readonly Audience[]): Audience {
  return audiences.length === 0 ? NOBODY : audiences.reduce(wider);
}
